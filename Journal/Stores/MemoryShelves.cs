namespace B2BBooking.Journal.Stores;

/// <summary>What stands beside the entries of a memory store. As on a disk, changes outlive a crash for certain only after a commit.</summary>
sealed class MemoryShelves
{
    private readonly Dictionary<(Shelf, string), byte[]> _aside = [];
    private readonly Dictionary<(Entries.ChainName, long), StoredHead> _heads = [];
    private readonly List<Action> _undo = [];

    public IEnumerable<StoredHead> Heads => _heads.Values.OrderBy(h => h.Chain.Scope.Value, StringComparer.Ordinal).ThenBy(h => h.Chain.Origin.Value).ThenBy(h => h.Seq);

    public byte[]? Find(Shelf shelf, string key) => _aside.GetValueOrDefault((shelf, key));

    public IEnumerable<KeyValuePair<string, byte[]>> All(Shelf shelf) =>
        _aside.Where(a => a.Key.Item1 == shelf).Select(a => KeyValuePair.Create(a.Key.Item2, a.Value)).OrderBy(a => a.Key, StringComparer.Ordinal);

    public void Change(Besides besides)
    {
        foreach (var head in besides.Heads) Set(_heads, (head.Chain, head.Seq), head, there: true);
        foreach (var head in besides.DroppedHeads) Set(_heads, (head.Chain, head.Seq), head, there: false);
        foreach (var (shelf, key, bytes) in besides.Aside) Set(_aside, (shelf, key), bytes!, there: bytes is not null);
    }

    /// <summary>All changes so far outlive a crash.</summary>
    public void Sync() => _undo.Clear();

    public void CopyFrom(MemoryShelves other)
    {
        foreach (var (key, bytes) in other._aside) _aside[key] = bytes;
        foreach (var (key, head) in other._heads) _heads[key] = head;
    }

    /// <summary>What was not synced is lost.</summary>
    public void Crash()
    {
        for (var i = _undo.Count - 1; i >= 0; i--) _undo[i]();
        _undo.Clear();
    }

    private void Set<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key, TValue value, bool there)
        where TKey : notnull
    {
        var had = all.TryGetValue(key, out var former);
        _undo.Add(() => Put(all, key, former!, had));
        Put(all, key, value, there);
    }

    private static void Put<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key, TValue value, bool there)
        where TKey : notnull
    {
        if (there) all[key] = value;
        else all.Remove(key);
    }
}
