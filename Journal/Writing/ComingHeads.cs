using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Writing;

/// <summary>Where chains will end when the imports that are on their way are durable, so that the next run of a chain can be proven
/// while the one before it is being committed.</summary>
sealed class ComingHeads
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ChainName, ChainHead> _ends = [];

    /// <summary>The furthest end that is coming, or a default one.</summary>
    public ChainHead Find(in ChainName chain)
    {
        lock (_lock) return _ends.GetValueOrDefault(chain);
    }

    public void Add(ProvenRun run)
    {
        lock (_lock)
        {
            if (_ends.GetValueOrDefault(run.Chain).Seq < run.End.Seq) _ends[run.Chain] = run.End;
        }
    }

    public void Remove(ProvenRun run)
    {
        lock (_lock)
        {
            if (_ends.TryGetValue(run.Chain, out var end) && end.Seq == run.End.Seq && end.Hash.Span.SequenceEqual(run.End.Hash.Span)) _ends.Remove(run.Chain);
        }
    }
}
