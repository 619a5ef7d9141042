using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Streams;

/// <summary>The entries that someone had seen: of each origin the last one, which stands for all before it. The journal hands
/// on the entries of an origin without gaps, so this says the same as the list of all their names, in a few bytes.</summary>
public sealed class EntryFrontier
{
    private ImmutableArray<EntryName> _last = [];

    public EntryFrontier()
    {
    }

    public EntryFrontier(ImmutableArray<EntryName> names) => Include(names);

    public bool IsEmpty => _last.IsEmpty;

    /// <summary>The last entry of each origin, in order of the origins' first appearance here.</summary>
    public ImmutableArray<EntryName> Names => _last;

    public bool Covers(EntryName name)
    {
        foreach (var last in _last.AsSpan())
            if (last.Origin == name.Origin)
                return last.Seq >= name.Seq;
        return false;
    }

    public bool Covers(EntryFrontier other)
    {
        foreach (var last in other._last.AsSpan())
            if (!Covers(last))
                return false;
        return true;
    }

    public void Include(EntryName name)
    {
        for (var i = 0; i < _last.Length; i++)
        {
            if (_last[i].Origin != name.Origin) continue;
            if (_last[i].Seq < name.Seq) _last = _last.SetItem(i, name);
            return;
        }

        _last = _last.Add(name);
    }

    public void Include(ImmutableArray<EntryName> names)
    {
        foreach (var name in names.AsSpan()) Include(name);
    }

    public void Write(ref PayloadWriter writer) => writer.WriteEntryNames(_last);

    public static EntryFrontier Read(ref PayloadReader reader) => new(reader.ReadEntryNames());
}
