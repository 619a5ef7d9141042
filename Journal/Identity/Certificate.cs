using System.Collections.Immutable;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Identity;

/// <summary>What a certificate's holder is. The numbers are part of the format.</summary>
public enum NodeRole
{
    /// <summary>The organizer's root key: certifies all others.</summary>
    Root = 1,
    Central = 2,
    Venue = 3,
    Laptop = 4,

    /// <summary>A key that certifies laptops, for a time.</summary>
    Enrolment = 5,
}

/// <summary>Says whose a public key is, what its holder is, which scopes it may write, and how long. Format 1: Journal/DESIGN.md.</summary>
/// <param name="Subject">Id of the node.</param>
/// <param name="Scopes">Scopes, or patterns with a final <c>*</c>: <c>spring-2027/*</c>, <c>*</c>.</param>
/// <param name="Issuer">Fingerprint of the issuer's key.</param>
public sealed record Certificate(string Subject, NodeRole Role, ImmutableArray<string> Scopes,
    DateTimeOffset NotBefore, DateTimeOffset NotAfter, ReadOnlyMemory<byte> Issuer, PublicKey PublicKey, ReadOnlyMemory<byte> Signature)
{
    private const byte Version = 1;

    private const int SignatureBytes = 64;

    /// <summary>The organizer's own: signed by the key that it names.</summary>
    public static Certificate SelfSigned(NodeKey root, string subject, DateTimeOffset from, DateTimeOffset until) =>
        Signed(new(subject, NodeRole.Root, ["*"], from, until, root.PublicKey.Fingerprint, root.PublicKey, default), root);

    /// <summary>A certificate for another key, signed by this one's.</summary>
    public Certificate Issue(NodeKey issuer, string subject, NodeRole role, ImmutableArray<string> scopes,
        DateTimeOffset from, DateTimeOffset until, PublicKey key)
    {
        if (!issuer.PublicKey.Equals(PublicKey)) throw new ArgumentException($"The key is not {Subject}'s.", nameof(issuer));
        return Signed(new(subject, role, scopes, from, until, PublicKey.Fingerprint, key, default), issuer);
    }

    public bool Covers(Scope scope) => Scopes.Any(p => p.EndsWith('*')
        ? scope.Value.StartsWith(p.AsSpan(0, p.Length - 1), StringComparison.Ordinal)
        : p == scope.Value);

    public bool IsValidAt(DateTimeOffset time) => time >= NotBefore && time <= NotAfter;

    public bool IsSignedBy(Certificate issuer) =>
        Issuer.Span.SequenceEqual(issuer.PublicKey.Fingerprint) && issuer.PublicKey.Verifies(ToBeSigned(), Signature.Span);

    public byte[] ToBytes() => [.. ToBeSigned(), .. Signature.Span];

    /// <exception cref="PayloadFormatException">The bytes are no certificate; whether it is to be believed is another question.</exception>
    public static Certificate FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        reader.ReadVersion(Version);
        var (subject, role) = (reader.ReadString(), (NodeRole)reader.ReadByte());
        if (!Enum.IsDefined(role)) throw new PayloadFormatException($"Role {(int)role} is not known here", reader.Offset - 1);
        var scopes = ImmutableArray.CreateBuilder<string>(reader.ReadCount());
        for (var i = 0; i < scopes.Capacity; i++) scopes.Add(reader.ReadString());
        var (from, until) = (reader.ReadTime(), reader.ReadTime());
        var issuer = reader.ReadRaw(SHA256.HashSizeInBytes).ToArray();
        var key = ReadKey(ref reader);
        var signature = reader.ReadRaw(SignatureBytes).ToArray();
        reader.ReadEnd();
        return new Certificate(subject, role, scopes.MoveToImmutable(), from, until, issuer, key, signature);
    }

    private static PublicKey ReadKey(ref PayloadReader reader)
    {
        var start = reader.Offset;
        try
        {
            return new PublicKey(reader.ReadRaw(PublicKey.Length));
        }
        catch (CryptographicException)
        {
            throw new PayloadFormatException("A public key is no point of P-256", start);
        }
    }

    private static Certificate Signed(Certificate unsigned, NodeKey key)
    {
        // Times are kept in milliseconds: what is read back must equal what was issued.
        var rounded = unsigned with { NotBefore = Milliseconds(unsigned.NotBefore), NotAfter = Milliseconds(unsigned.NotAfter) };
        return rounded with { Signature = key.Sign(rounded.ToBeSigned()) };
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private byte[] ToBeSigned()
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(Subject);
        writer.WriteByte((byte)Role);
        writer.WriteCount(Scopes.Length);
        foreach (var scope in Scopes) writer.WriteString(scope);
        writer.WriteTime(NotBefore);
        writer.WriteTime(NotAfter);
        writer.WriteRaw(Issuer.Span);
        writer.WriteRaw(PublicKey.Bytes);
        return writer.ToArray();
    }
}
