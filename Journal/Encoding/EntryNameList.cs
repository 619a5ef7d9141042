using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Encoding;

/// <summary>A list of entry names, in its order: each origin is spelled out once, each sequence number is the difference
/// from the last one of the same origin. Names near an entry's own (the usual predecessor) take two bytes.</summary>
static class EntryNameList
{
    public static void Write(ref PayloadWriter writer, ImmutableArray<EntryName> names, EntryName? relativeTo)
    {
        var count = names.IsDefault ? 0 : names.Length;
        writer.WriteCount(count);
        if (count == 0) return;
        var known = Start(relativeTo);
        foreach (var name in names)
        {
            var at = known.FindIndex(k => k.Origin == name.Origin);
            writer.WriteCount(at >= 0 ? at : known.Count);
            if (at < 0)
            {
                writer.WriteOrigin(name.Origin);
                at = known.Count;
                known.Add(new EntryName(name.Origin, 0));
            }

            writer.WriteInt64(name.Seq - known[at].Seq);
            known[at] = name;
        }
    }

    public static ImmutableArray<EntryName> Read(ref PayloadReader reader, EntryName? relativeTo)
    {
        var start = reader.Offset;
        var count = reader.ReadCount(leastBytes: 2);
        if (count == 0) return [];
        // Each name is looked for among those before it: a list without bound would keep a receiver busy for minutes.
        if (relativeTo is not null && count > EntryLimits.Causes) throw PayloadReader.Fail($"{count} causes are named; {EntryLimits.Causes} is the most", start);
        var known = Start(relativeTo);
        var names = ImmutableArray.CreateBuilder<EntryName>(count);
        for (var i = 0; i < count; i++) names.Add(ReadOne(ref reader, known));
        return names.MoveToImmutable();
    }

    private static EntryName ReadOne(ref PayloadReader reader, List<EntryName> known)
    {
        var start = reader.Offset;
        var at = reader.ReadUInt64();
        if (at > (ulong)known.Count) throw PayloadReader.Fail($"Origin {at} of a list is not introduced", start);
        if (at == (ulong)known.Count)
        {
            var origin = reader.ReadOrigin();
            if (known.Exists(k => k.Origin == origin)) throw PayloadReader.Fail("An origin is introduced twice", start);
            known.Add(new EntryName(origin, 0));
        }

        var step = reader.ReadInt64();
        var seq = unchecked(known[(int)at].Seq + step);
        if (seq < 1) throw PayloadReader.Fail("A sequence number starts at 1", start);
        return known[(int)at] = new EntryName(known[(int)at].Origin, seq);
    }

    private static List<EntryName> Start(EntryName? relativeTo) => relativeTo is { } own ? [own] : [];
}
