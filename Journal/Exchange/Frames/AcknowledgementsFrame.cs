using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>Signed vectors of the sender and of others whose word it hands on.</summary>
static class AcknowledgementsFrame
{
    private const int SignatureBytes = 64;

    public static byte[] Write(NameTable names, IReadOnlyCollection<Acknowledgement> acknowledgements)
    {
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Acknowledgements);
        writer.WriteCount(acknowledgements.Count);
        foreach (var said in acknowledgements)
        {
            names.Write(ref writer, said.By);
            names.Write(ref writer, said.Scope);
            writer.WriteInt64(said.At.Value);
            writer.WriteCount(said.Held.Highest.Count);
            foreach (var (origin, seq) in said.Held.Highest)
            {
                names.Write(ref writer, new OriginId(origin));
                writer.WriteUInt64((ulong)seq);
            }

            writer.WriteRaw(said.Signature.Span);
        }

        return writer.ToArray();
    }

    public static ImmutableArray<Acknowledgement> Read(ReadOnlySpan<byte> body, NameTable names)
    {
        var reader = new PayloadReader(body);
        var all = ImmutableArray.CreateBuilder<Acknowledgement>(reader.ReadCount(leastBytes: SignatureBytes + 4));
        for (var i = 0; i < all.Capacity; i++)
        {
            var (by, scope) = (names.ReadOrigin(ref reader), names.ReadScope(ref reader));
            var at = new HybridTime(reader.ReadInt64());
            var held = ReadVector(ref reader, names);
            all.Add(new Acknowledgement(by, scope, held, at, reader.ReadRaw(SignatureBytes).ToArray()));
        }

        reader.ReadEnd();
        return all.MoveToImmutable();
    }

    private static VersionVector ReadVector(ref PayloadReader reader, NameTable names)
    {
        var held = ImmutableSortedDictionary.CreateBuilder<Guid, long>();
        for (var left = reader.ReadCount(leastBytes: 2); left > 0; left--)
        {
            var (origin, start) = (names.ReadOrigin(ref reader), reader.Offset);
            var seq = reader.ReadUInt64();
            if (seq is 0 or > long.MaxValue || held.ContainsKey(origin.Value)) throw PayloadReader.Fail("A vector is not one", start);
            held.Add(origin.Value, (long)seq);
        }

        return new VersionVector(held.ToImmutable());
    }
}
