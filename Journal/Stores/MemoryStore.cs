using System.Collections.Immutable;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores;

/// <summary>Keeps entries in this process's memory: for tests and simulations. Same bytes, same checks as the durable stores.</summary>
sealed class MemoryStore : IEntryStore
{
    private readonly Lock _lock = new();
    private readonly List<StoredEntry> _entries = [];
    private readonly Dictionary<StreamName, List<long>> _byStream = [];
    private readonly Dictionary<ChainName, List<long>> _byChain = [];
    private readonly Dictionary<string, List<long>> _byKind = [];
    private readonly Dictionary<StreamName, Snapshot> _snapshots = [];
    private byte[] _checkpoint = [];

    public string Kind => "memory";

    public Action? CommittedElsewhere { get; set; }

    public bool Commit(long expectedLast, IReadOnlyList<StoredEntry> entries)
    {
        lock (_lock)
        {
            if (_entries.Count != expectedLast) return false;
            foreach (var entry in entries) Add(entry with { Content = entry.Content.ToArray() });
            return true;
        }
    }

    public IReadOnlyList<StoredEntry> ReadNext(long after, int limit)
    {
        lock (_lock) return _entries.Skip((int)after).Take(limit).ToArray();
    }

    public IEnumerable<KeyValuePair<StreamName, long>> LastPositions(long upTo)
    {
        lock (_lock)
            return _byStream.Select(s => KeyValuePair.Create(s.Key, s.Value.LastOrDefault(p => p <= upTo))).Where(s => s.Value > 0).ToArray();
    }

    public Checkpoint? ReadCheckpoint() => Checkpoint.FromBytes(_checkpoint);

    public void KeepCheckpoint(Checkpoint checkpoint) => _checkpoint = checkpoint.ToBytes();

    public void KeepSnapshots(IReadOnlyCollection<KeyValuePair<StreamName, Snapshot>> snapshots)
    {
        lock (_lock)
        {
            foreach (var (stream, snapshot) in snapshots) _snapshots[stream] = snapshot;
        }
    }

    public ValueTask<IReadOnlyList<StoredEntry>> ReadStreamAsync(StreamName stream, long after, int limit, CancellationToken cancel)
    {
        lock (_lock) return new(Pick(_byStream.GetValueOrDefault(stream), after, limit));
    }

    public ValueTask<IReadOnlyList<StoredEntry>> ReadAllAsync(long after, ImmutableArray<string> kinds, int limit, CancellationToken cancel)
    {
        if (kinds.IsEmpty) return new(ReadNext(after, limit));
        lock (_lock)
        {
            var positions = kinds.Distinct().SelectMany(k => _byKind.GetValueOrDefault(k) ?? []).Order().ToList();
            return new(Pick(positions, after, limit));
        }
    }

    public ValueTask<IReadOnlyList<StoredEntry>> ReadChainAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel)
    {
        lock (_lock)
        {
            var positions = _byChain.GetValueOrDefault(chain) ?? [];
            return new(positions.Skip((int)afterSeq).Take(limit).Select(At).ToArray());
        }
    }

    public ValueTask<Snapshot?> ReadSnapshotAsync(StreamName stream, CancellationToken cancel)
    {
        lock (_lock) return new(_snapshots.GetValueOrDefault(stream));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private StoredEntry At(long position) => _entries[(int)position - 1];

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

    private StoredEntry[] Pick(List<long>? positions, long after, int limit)
    {
        if (positions is null) return [];
        var start = positions.BinarySearch(after + 1);
        return positions.Skip(start < 0 ? ~start : start).Take(limit).Select(At).ToArray();
    }
}
