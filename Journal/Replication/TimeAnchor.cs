using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Replication;

/// <summary>A server's signed statement that the time it reads was reached. Whoever refers to it wrote later than that.
/// Format 1: Journal/DESIGN.md.</summary>
public sealed record TimeAnchor(OriginId By, DateTimeOffset Time, ReadOnlyMemory<byte> Signature)
{
    private const byte Version = 1;

    private const int SignatureBytes = 64;

    private const string Purpose = "b2b-booking time anchor";

    /// <exception cref="IdentityException">The node is no server.</exception>
    public static TimeAnchor Sign(NodeIdentity identity, OriginId by, DateTimeOffset time)
    {
        if (!identity.Chain.Node.Role.IsServer()) throw new IdentityException($"{identity.NodeId} is {identity.Chain.Node.Role} and hands out no time anchors.");
        var unsigned = new TimeAnchor(by, DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()), default);
        return unsigned with { Signature = identity.Key.Sign(unsigned.ToBeSigned()) };
    }

    /// <summary>True where the certificate is a server's and its key has signed.</summary>
    public bool IsSignedBy(Certificate certificate) => certificate.Role.IsServer() && certificate.PublicKey.Verifies(ToBeSigned(), Signature.Span);

    public byte[] ToBytes()
    {
        var writer = new PayloadWriter(Version);
        WriteFields(ref writer);
        writer.WriteRaw(Signature.Span);
        return writer.ToArray();
    }

    /// <exception cref="PayloadFormatException">The bytes are no time anchor.</exception>
    public static TimeAnchor FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        reader.ReadVersion(Version);
        var anchor = new TimeAnchor(reader.ReadOrigin(), reader.ReadTime(), reader.ReadRaw(SignatureBytes).ToArray());
        reader.ReadEnd();
        return anchor;
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
        writer.WriteOrigin(By);
        writer.WriteTime(Time);
    }
}
