using System.Security.Cryptography;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Stores;

/// <summary>Stored form of a snapshot: version, position, rules version, state, and SHA-256 over all of it.</summary>
static class SnapshotBytes
{
    private const byte Version = 1;

    public static byte[] Encode(Snapshot snapshot)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteInt64(snapshot.Position);
        writer.WriteInt32(snapshot.RulesVersion);
        writer.WriteRaw(snapshot.State.Span);
        writer.WriteRaw(SHA256.HashData(writer.Written));
        return writer.ToArray();
    }

    /// <summary>Null where the bytes are not whole: the stream is then folded from its entries.</summary>
    public static Snapshot? Decode(byte[]? bytes)
    {
        if (bytes is null || bytes.Length <= SHA256.HashSizeInBytes) return null;
        var covered = bytes.AsSpan(..^SHA256.HashSizeInBytes);
        if (!SHA256.HashData(covered).AsSpan().SequenceEqual(bytes.AsSpan(covered.Length))) return null;
        try
        {
            var reader = new PayloadReader(covered);
            reader.ReadVersion(Version);
            var (position, rules) = (reader.ReadInt64(), reader.ReadInt32());
            return new Snapshot(position, rules, bytes.AsMemory(reader.Offset, reader.Remaining));
        }
        catch (PayloadFormatException)
        {
            return null;
        }
    }
}
