using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Identity;

/// <summary>A node's word that its chain in a scope stands at this entry with this hash. The hash covers all before it, so one signature
/// vouches for the whole chain up to it. Format 1: Journal/DESIGN.md.</summary>
public sealed record SignedHead(Scope Scope, EntryName Name, ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> Signature)
{
    private const byte Version = 1;

    private const int SignatureBytes = 64;

    /// <summary>Begins what is signed, so that a signature given for something else is never one for a head.</summary>
    private const string Purpose = "b2b-booking head";

    public static SignedHead Sign(NodeKey key, Scope scope, EntryName name, ReadOnlyMemory<byte> hash)
    {
        var unsigned = new SignedHead(scope, name, hash, default);
        return unsigned with { Signature = key.Sign(unsigned.ToBeSigned()) };
    }

    /// <summary>True where the holder of the certificate signed this head. That the certificate is to be believed is for
    /// <see cref="CertificateChain.Verify"/>, that the origin is the holder's for its <see cref="Incarnation"/>, and what the holder may
    /// write for <see cref="ScopeAccess"/>.</summary>
    public bool IsSignedBy(Certificate certificate) => certificate.PublicKey.Verifies(ToBeSigned(), Signature.Span);

    public byte[] ToBytes()
    {
        var writer = new PayloadWriter(Version);
        WriteFields(ref writer);
        writer.WriteRaw(Signature.Span);
        return writer.ToArray();
    }

    /// <exception cref="PayloadFormatException">The bytes are no signed head.</exception>
    public static SignedHead FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        reader.ReadVersion(Version);
        var (scope, name) = (new Scope(reader.ReadString()), reader.ReadEntryName());
        var (hash, signature) = (reader.ReadRaw(EntryCodec.HashBytes).ToArray(), reader.ReadRaw(SignatureBytes).ToArray());
        reader.ReadEnd();
        return new SignedHead(scope, name, hash, signature);
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
        writer.WriteString(Scope.Value);
        writer.WriteEntryName(Name);
        writer.WriteRaw(Hash.Span);
    }
}
