using System.Collections.Immutable;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores;

/// <summary>Up to <see cref="Position"/> the entries were read and proven. With the heads of the chains and the last positions of the
/// streams there, the next start goes on from it instead of from the beginning.</summary>
sealed record Checkpoint(long Position, HybridTime Latest,
    ImmutableArray<KeyValuePair<ChainName, ChainHead>> Heads, ImmutableArray<KeyValuePair<StreamName, long>> Streams)
{
    private const byte Version = 1;

    public byte[] ToBytes()
    {
        var writer = new PayloadWriter(Version);
        writer.WriteInt64(Position);
        writer.WriteInt64(Latest.Value);
        writer.WriteCount(Heads.Length);
        foreach (var (chain, head) in Heads)
        {
            writer.WriteString(chain.Scope.Value);
            writer.WriteEntryName(new EntryName(chain.Origin, head.Seq));
            writer.WriteRaw(head.Hash.Span);
            writer.WriteInt64(head.Position);
        }

        writer.WriteCount(Streams.Length);
        foreach (var (stream, position) in Streams)
        {
            writer.WriteString(stream.Scope.Value);
            writer.WriteString(stream.Stream);
            writer.WriteInt64(position);
        }

        writer.WriteRaw(SHA256.HashData(writer.Written));
        return writer.ToArray();
    }

    /// <summary>Null where the bytes are not whole: a checkpoint only saves time, so a damaged one is as good as none.</summary>
    public static Checkpoint? FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= SHA256.HashSizeInBytes) return null;
        var signed = bytes[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(signed).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..])) return null;
        try
        {
            return Read(signed);
        }
        catch (PayloadFormatException)
        {
            return null;
        }
    }

    private static Checkpoint Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        reader.ReadVersion(Version);
        var position = reader.ReadInt64();
        var latest = new HybridTime(reader.ReadInt64());
        var heads = ImmutableArray.CreateBuilder<KeyValuePair<ChainName, ChainHead>>(reader.ReadCount());
        for (var i = 0; i < heads.Capacity; i++)
        {
            var scope = new Scope(reader.ReadString());
            var name = reader.ReadEntryName();
            var hash = reader.ReadRaw(EntryCodec.HashBytes).ToArray();
            heads.Add(new(new ChainName(scope, name.Origin), new ChainHead(name.Seq, hash, reader.ReadInt64())));
        }

        var streams = ImmutableArray.CreateBuilder<KeyValuePair<StreamName, long>>(reader.ReadCount());
        for (var i = 0; i < streams.Capacity; i++)
            streams.Add(new(new StreamName(new Scope(reader.ReadString()), reader.ReadString()), reader.ReadInt64()));

        reader.ReadEnd();
        return new Checkpoint(position, latest, heads.MoveToImmutable(), streams.MoveToImmutable());
    }
}
