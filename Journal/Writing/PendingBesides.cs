using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>Changes beside the entries that wait to be kept, the last of each head and key.</summary>
sealed class PendingBesides
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(ChainName, long), (StoredHead Head, bool Kept)> _heads = [];
    private readonly Dictionary<(Shelf, string), AsideChange> _aside = [];

    public int Count
    {
        get
        {
            lock (_lock) return _heads.Count + _aside.Count;
        }
    }

    /// <returns>True where nothing waited before.</returns>
    public bool Add(Besides besides)
    {
        lock (_lock)
        {
            var first = _heads.Count + _aside.Count == 0;
            foreach (var head in besides.Heads) _heads[(head.Chain, head.Seq)] = (head, true);
            foreach (var head in besides.DroppedHeads) _heads[(head.Chain, head.Seq)] = (head, false);
            foreach (var change in besides.Aside) _aside[(change.Shelf, change.Key)] = change;
            return first;
        }
    }

    public Besides Take()
    {
        lock (_lock)
        {
            if (_heads.Count + _aside.Count == 0) return Besides.None;
            var heads = _heads.Values.ToLookup(h => h.Kept, h => h.Head);
            var taken = new Besides([.. heads[true]], [.. heads[false]], [.. _aside.Values]);
            _heads.Clear();
            _aside.Clear();
            return taken;
        }
    }
}
