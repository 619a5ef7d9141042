using System.Collections.Immutable;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Streams;

/// <summary>A set of ids in which each is present or absent by the last write to it.</summary>
public sealed class LastWriteSet
{
    private readonly Dictionary<string, (bool Present, Stamp Stamp)> _ids = [];

    public int Size => _ids.Count;

    /// <summary>The ids that are present, in ordinal order.</summary>
    public ImmutableArray<string> Present => [.. _ids.Where(i => i.Value.Present).Select(i => i.Key).Order(StringComparer.Ordinal)];

    public bool Contains(string id) => _ids.TryGetValue(id, out var write) && write.Present;

    public void Write(string id, bool present, Stamp stamp)
    {
        if (!_ids.TryGetValue(id, out var write) || stamp > write.Stamp) _ids[id] = (present, stamp);
    }

    /// <summary>Adds itself to a snapshot.</summary>
    public void Write(ref PayloadWriter writer)
    {
        writer.WriteCount(_ids.Count);
        foreach (var (id, (present, stamp)) in _ids)
        {
            writer.WriteString(id);
            writer.WriteBool(present);
            stamp.Write(ref writer);
        }
    }

    public void Read(ref PayloadReader reader)
    {
        for (var left = reader.ReadCount(leastBytes: 3); left > 0; left--)
        {
            var (id, present) = (reader.ReadString(), reader.ReadBool());
            Write(id, present, Stamp.Read(ref reader));
        }
    }
}
