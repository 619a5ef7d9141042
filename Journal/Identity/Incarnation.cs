using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Identity;

/// <summary>Introduces an origin: the node that it is a process start of, with its certificates, signed by the node's key.
/// It is the first entry of each origin, in scope <c>admin</c>. Payload format 1: Journal/DESIGN.md.</summary>
public sealed record Incarnation(OriginId Origin, DateTimeOffset Started, CertificateChain Chain, ReadOnlyMemory<byte> Signature)
{
    public const string Kind = "node.incarnation";

    private const byte Version = 1;

    private const int SignatureBytes = 64;

    private const string Purpose = "b2b-booking incarnation";

    /// <summary>A stream of its own, so that silos of one node that start at once do not meet.</summary>
    internal StreamAppend ToAppend()
    {
        var stream = new StreamName(Scope.Admin, $"node/{Chain.Node.Subject}/{Origin}");
        return new StreamAppend(stream, KnownPosition: 0, Actor: "", Guid.CreateVersion7(Started), [new Draft(Kind, ToPayload(), [])]);
    }

    /// <summary>A start beyond the certificates' time is told as the nearest moment within it: a node whose certificate has ended or whose
    /// clock is wrong goes on for its users, and what they enter must be provable to others once they take the node again. Whether
    /// they do now they judge by their own clock, not by this.</summary>
    public static Incarnation Sign(NodeIdentity identity, OriginId origin, DateTimeOffset started)
    {
        var told = identity.Chain.Within(identity.Root, started);
        var rounded = DateTimeOffset.FromUnixTimeMilliseconds(told.ToUnixTimeMilliseconds());
        var unsigned = new Incarnation(origin, rounded, identity.Chain, default);
        return unsigned with { Signature = identity.Key.Sign(unsigned.ToBeSigned()) };
    }

    /// <summary>Proves that the origin is one of a node that the root vouches for.</summary>
    /// <exception cref="IdentityException">Says what is wrong.</exception>
    public void Verify(Certificate root)
    {
        Chain.Verify(root, Started);
        if (!Chain.Node.PublicKey.Verifies(ToBeSigned(), Signature.Span))
            throw new IdentityException($"Origin {Origin} is not signed by {Chain.Node.Subject}, as which it introduces itself.");
    }

    public byte[] ToPayload()
    {
        var writer = new PayloadWriter(Version);
        WriteFields(ref writer);
        writer.WriteRaw(Signature.Span);
        return writer.ToArray();
    }

    /// <exception cref="PayloadFormatException">The payload is no incarnation.</exception>
    public static Incarnation FromPayload(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        reader.ReadVersion(Version);
        var (origin, started) = (reader.ReadOrigin(), reader.ReadTime());
        var chain = ImmutableArray.CreateBuilder<Certificate>(reader.ReadCount());
        for (var i = 0; i < chain.Capacity; i++) chain.Add(Certificate.FromBytes(reader.ReadBytes()));
        var signature = reader.ReadRaw(SignatureBytes).ToArray();
        reader.ReadEnd();
        return new Incarnation(origin, started, new CertificateChain(chain.MoveToImmutable()), signature);
    }

    private byte[] ToBeSigned()
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(Purpose);
        WriteFields(ref writer);
        return writer.ToArray();
    }

    private void WriteFields(ref PayloadWriter writer)
    {
        writer.WriteOrigin(Origin);
        writer.WriteTime(Started);
        writer.WriteCount(Chain.Certificates.Length);
        foreach (var certificate in Chain.Certificates) writer.WriteBytes(certificate.ToBytes());
    }
}
