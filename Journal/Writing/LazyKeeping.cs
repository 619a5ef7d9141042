using System.Collections.Concurrent;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>What is kept beside the entries when the writer has time for it. It saves time and holds nobody up: losing it loses no entry.</summary>
sealed class LazyKeeping
{
    /// <summary>From so many changes on they are kept though appends wait.</summary>
    private const int MostWaiting = 512;

    private readonly PendingBesides _besides = new();
    private readonly ConcurrentQueue<Action<IEntryStore>> _errands = [];

    public PendingSnapshots Snapshots { get; } = new();

    /// <summary>Called when there is something to keep, from any thread.</summary>
    public Action Wake { get; set; } = () => { };

    public void Keep(Besides besides)
    {
        if (_besides.Add(besides)) Wake();
    }

    public void Post(Action<IEntryStore> errand)
    {
        _errands.Enqueue(errand);
        Wake();
    }

    /// <summary>Writer.</summary>
    public void Flush(IEntryStore store, bool isIdle)
    {
        try
        {
            var snapshots = Snapshots.Take();
            if (snapshots.Count > 0) store.KeepSnapshots([.. snapshots.Select(s => KeyValuePair.Create(s.Key, SnapshotBytes.Encode(s.Value)))]);
            while (_errands.TryDequeue(out var errand)) errand(store);
            if (isIdle || _besides.Count >= MostWaiting) Flush(store);
        }
        finally
        {
            Snapshots.Done();
        }
    }

    private void Flush(IEntryStore store)
    {
        var besides = _besides.Take();
        if (!besides.IsEmpty) store.KeepBesides(besides);
    }
}
