using System.Collections.Immutable;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores;

/// <summary>Keeps entries in this process's memory: for tests and simulations. Same bytes, same checks as the durable stores.
/// It outlives the journals that are opened on it one after the other, as a disk does, and can be made to fail as one.</summary>
sealed class MemoryStore : IEntryStore
{
    private const int PageEntries = 512;

    private readonly Lock _lock = new();
    private readonly List<StoredEntry> _entries = [];
    private readonly Dictionary<StreamName, List<long>> _byStream = [];
    private readonly Dictionary<ChainName, List<long>> _byChain = [];
    private readonly Dictionary<string, List<long>> _byKind = [];
    private readonly Dictionary<StreamName, byte[]> _snapshots = [];
    private readonly MemoryShelves _shelves = new();
    private byte[] _checkpoint = [];
    private bool _dead;

    public string Kind => "memory";

    public Action? CommittedElsewhere { get; set; }

    /// <summary>Asked before each commit what is to become of it.</summary>
    public Func<CommitFault>? FaultOfNextCommit { get; set; }

    /// <summary>The node dies: what was not durable is lost, and whoever still holds this store fails with it until <see cref="Restart"/>.</summary>
    public void Crash()
    {
        lock (_lock)
        {
            _dead = true;
            _shelves.Crash();
        }
    }

    /// <summary>After a crash, before a new journal is opened on it.</summary>
    public void Restart()
    {
        lock (_lock) _dead = false;
    }

    /// <summary>A copy of the disk as it is, to be put back later.</summary>
    public MemoryStore Backup()
    {
        lock (_lock)
        {
            var copy = new MemoryStore();
            foreach (var entry in _entries) copy.Add(entry);
            copy._shelves.CopyFrom(_shelves);
            return copy;
        }
    }

    /// <summary>The last entry of a chain on the disk, also of a dead node.</summary>
    public long LastSeqOf(ChainName chain)
    {
        lock (_lock) return _byChain.GetValueOrDefault(chain)?.Count ?? 0;
    }

    public bool Commit(long expectedLast, IReadOnlyList<StoredEntry> entries, Besides besides)
    {
        var fault = FaultOfNextCommit?.Invoke() ?? CommitFault.None;
        lock (_lock)
        {
            Guard();
            if (fault == CommitFault.Full) throw new JournalUnavailableException("The simulated disk is full.");
            if (_entries.Count != expectedLast) return false;
            if (fault != CommitFault.DiesBefore) Keep(entries, besides);
            if (fault == CommitFault.None) return true;
            Crash();
            Guard();
            return false;
        }
    }

    public IReadOnlyList<StoredEntry> ReadNext(long after, int limit)
    {
        lock (_lock)
        {
            Guard();
            var start = (int)Math.Clamp(after, 0, _entries.Count);
            return _entries.GetRange(start, Math.Min(limit, _entries.Count - start));
        }
    }

    public Checkpoint? ReadCheckpoint() => Checkpoint.FromBytes(_checkpoint);

    public void KeepCheckpoint(Checkpoint checkpoint) => _checkpoint = checkpoint.ToBytes();

    public IReadOnlyList<StoredHead> ReadSignedHeads()
    {
        lock (_lock) return [.. _shelves.Heads];
    }

    public void KeepBesides(Besides besides)
    {
        lock (_lock)
        {
            Guard();
            _shelves.Change(besides);
        }
    }

    public IReadOnlyList<KeyValuePair<string, byte[]>> ReadShelf(Shelf shelf)
    {
        lock (_lock) return [.. _shelves.All(shelf)];
    }

    public ValueTask CheckStructureAsync(CancellationToken cancel) => ValueTask.CompletedTask;

    public void KeepSnapshots(IReadOnlyCollection<KeyValuePair<StreamName, byte[]>> snapshots)
    {
        lock (_lock)
        {
            foreach (var (stream, snapshot) in snapshots) _snapshots[stream] = snapshot;
        }
    }

    public ValueTask<long> SizeAsync(CancellationToken cancel)
    {
        lock (_lock) return new(_entries.Sum(entry => (long)entry.Content.Length));
    }

    public ValueTask<Page> ReadStreamAsync(StreamName stream, long after, CancellationToken cancel)
    {
        lock (_lock) return new(Pick(_byStream.GetValueOrDefault(stream), after));
    }

    public ValueTask<Page> ReadAllAsync(long after, ImmutableArray<string> kinds, CancellationToken cancel)
    {
        if (kinds.IsEmpty) return new(PageOf(ReadNext(after, PageEntries + 1), PageEntries));
        lock (_lock) return new(Pick([.. kinds.Distinct().SelectMany(k => _byKind.GetValueOrDefault(k) ?? []).Order()], after));
    }

    public ValueTask<Page> ReadChainAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel)
    {
        lock (_lock)
        {
            Guard();
            var positions = _byChain.GetValueOrDefault(chain) ?? [];
            var start = (int)Math.Clamp(afterSeq, 0, positions.Count);
            return new(PageOf(positions.GetRange(start, Math.Min(limit + 1, positions.Count - start)).ConvertAll(At), limit));
        }
    }

    public ValueTask<IReadOnlyList<StoredHead>> ReadSignedHeadsAsync(ChainName chain, CancellationToken cancel)
    {
        lock (_lock) return new([.. _shelves.Heads.Where(h => h.Chain == chain)]);
    }

    public ValueTask<byte[]?> ReadAsideAsync(Shelf shelf, string key, CancellationToken cancel)
    {
        lock (_lock) return new(_shelves.Find(shelf, key));
    }

    public ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancel) => new(ReadCheckpoint());

    public ValueTask<byte[]?> ReadSnapshotAsync(StreamName stream, CancellationToken cancel)
    {
        lock (_lock) return new(_snapshots.GetValueOrDefault(stream));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Guard()
    {
        if (_dead) throw new JournalUnavailableException("The simulated node is dead.");
    }

    private StoredEntry At(long position) => _entries[(int)position - 1];

    private void Keep(IReadOnlyList<StoredEntry> entries, Besides besides)
    {
        foreach (var entry in entries) Add(entry with { Content = entry.Content.ToArray() });
        _shelves.Change(besides);
        _shelves.Sync();
    }

    private void Add(StoredEntry entry)
    {
        _entries.Add(entry);
        Index(_byStream, entry.Address.StreamName, entry.Position);
        Index(_byChain, entry.Address.Chain, entry.Position);
        Index(_byKind, entry.Address.Kind, entry.Position);
    }

    private static void Index<TKey>(Dictionary<TKey, List<long>> index, TKey key, long position)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var positions)) index[key] = positions = [];
        positions.Add(position);
    }

    private Page Pick(List<long>? positions, long after)
    {
        if (positions is null) return Page.Empty;
        var start = positions.BinarySearch(after + 1);
        if (start < 0) start = ~start;
        return PageOf(positions.GetRange(start, Math.Min(PageEntries + 1, positions.Count - start)).ConvertAll(At), PageEntries);
    }

    private static Page PageOf(IReadOnlyList<StoredEntry> entries, int limit) =>
        entries.Count > limit ? new Page([.. entries.Take(limit)], IsLast: false) : new Page(entries, IsLast: true);
}
