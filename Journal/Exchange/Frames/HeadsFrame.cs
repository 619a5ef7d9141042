using System.Buffers.Binary;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>Where the sender stands in a chain. <see cref="Blocked"/>: it refuses what follows, and is not to be sent it.</summary>
readonly record struct ToldHead(OriginId Origin, ChainPoint Point, bool Blocked);

/// <summary>Heads of one scope, or of a part of it.</summary>
readonly record struct ScopeHeads(Scope Scope, ImmutableArray<ToldHead> Heads);

/// <summary>What the sender holds of the scopes that both may hold, at the beginning in as many frames as it takes, the last of them
/// marked; later, single places where the other end is mistaken.</summary>
sealed record HeadsFrame(ImmutableArray<ScopeHeads> Scopes, bool IsLast)
{
    public static byte[] Write(NameTable names, IReadOnlyCollection<ScopeHeads> scopes, bool isLast)
    {
        var mark = new byte[8];
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Heads);
        writer.WriteBool(isLast);
        writer.WriteCount(scopes.Count);
        foreach (var (scope, heads) in scopes)
        {
            names.Write(ref writer, scope);
            writer.WriteCount(heads.Length);
            foreach (var head in heads)
            {
                names.Write(ref writer, head.Origin);
                writer.WriteUInt64((ulong)head.Point.Seq);
                writer.WriteBool(head.Blocked);
                BinaryPrimitives.WriteUInt64BigEndian(mark, head.Point.Mark);
                writer.WriteRaw(mark);
            }
        }

        return writer.ToArray();
    }

    public static HeadsFrame Read(ReadOnlySpan<byte> body, NameTable names)
    {
        var reader = new PayloadReader(body);
        var isLast = reader.ReadBool();
        var scopes = ImmutableArray.CreateBuilder<ScopeHeads>(reader.ReadCount(leastBytes: 2));
        for (var i = 0; i < scopes.Capacity; i++)
        {
            var scope = names.ReadScope(ref reader);
            var heads = ImmutableArray.CreateBuilder<ToldHead>(reader.ReadCount(leastBytes: 11));
            for (var j = 0; j < heads.Capacity; j++) heads.Add(ReadHead(ref reader, names));
            scopes.Add(new ScopeHeads(scope, heads.MoveToImmutable()));
        }

        reader.ReadEnd();
        return new HeadsFrame(scopes.MoveToImmutable(), isLast);
    }

    private static ToldHead ReadHead(ref PayloadReader reader, NameTable names)
    {
        var origin = names.ReadOrigin(ref reader);
        var start = reader.Offset;
        var seq = reader.ReadUInt64();
        if (seq > long.MaxValue) throw PayloadReader.Fail("A sequence number is out of range", start);
        var blocked = reader.ReadBool();
        return new ToldHead(origin, new ChainPoint((long)seq, BinaryPrimitives.ReadUInt64BigEndian(reader.ReadRaw(8))), blocked);
    }
}
