using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Tests.Support;

/// <summary>A stream's entries as a node would have written them, for tests of states alone. Each origin counts for itself.</summary>
public sealed class WrittenStream(StreamName stream)
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<OriginId, long> _last = [];
    private long _time;

    public OriginId Origin { get; set; } = new(Guid.NewGuid());

    public IReadOnlyList<Entry> Entries => _entries;

    public ImmutableArray<Entry> Write(ImmutableArray<Draft> drafts, string actor = "ann") => [.. drafts.Select(draft => Write(draft, actor))];

    /// <summary>All entries shuffled, and some of them twice.</summary>
    public IEnumerable<Entry> InRandomOrderTwice(Random random)
    {
        Entry[] all = [.. _entries, .. _entries.Where(_ => random.Next(3) == 0)];
        random.Shuffle(all);
        return all;
    }

    private Entry Write(Draft draft, string actor)
    {
        var seq = _last[Origin] = _last.GetValueOrDefault(Origin) + 1;
        var entry = new Entry(
            stream.Scope, Origin, seq, new HybridTime(++_time << 16), stream.Stream, actor, draft.Kind, Guid.NewGuid(), draft.Causes, 0, draft.Payload, default);
        _entries.Add(entry);
        return entry;
    }
}
