using B2BBooking.Journal.Encoding;

namespace B2BBooking.Hosting.Exchange.Discovery;

/// <summary>What a node says of itself on the local network: of which organizer it is and on which port its exchange listens, nothing of
/// whose it is. Format 1: version, random id of the process (16 bytes), fingerprint of the root key (32), port (signed varint), TLS (0, 1).</summary>
sealed record Announcement(Guid Process, ReadOnlyMemory<byte> Root, int Port, bool Tls)
{
    public const int MostBytes = 64;

    private const byte Version = 1;
    private const int FingerprintBytes = 32;

    public byte[] ToBytes()
    {
        var writer = new PayloadWriter(Version);
        writer.WriteGuid(Process);
        writer.WriteRaw(Root.Span);
        writer.WriteInt32(Port);
        writer.WriteBool(Tls);
        return writer.ToArray();
    }

    /// <returns>Null for what is no announcement: anyone may send anything to a multicast group.</returns>
    public static Announcement? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new PayloadReader(bytes);
            reader.ReadVersion(Version);
            var process = reader.ReadGuid();
            var root = reader.ReadRaw(FingerprintBytes).ToArray();
            var port = reader.ReadInt32();
            var tls = reader.ReadBool();
            reader.ReadEnd();
            return port is > 0 and <= ushort.MaxValue ? new Announcement(process, root, port, tls) : null;
        }
        catch (PayloadFormatException)
        {
            return null;
        }
    }
}
