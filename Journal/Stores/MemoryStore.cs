using System.Collections.Immutable;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores;

/// <summary>Keeps entries in this process's memory: for tests and simulations. Same bytes, same checks as the durable stores.</summary>
sealed class MemoryStore : IEntryStore
{
    private const int PageEntries = 512;

    private readonly Lock _lock = new();
    private readonly List<StoredEntry> _entries = [];
    private readonly Dictionary<StreamName, List<long>> _byStream = [];
    private readonly Dictionary<ChainName, List<long>> _byChain = [];
    private readonly Dictionary<string, List<long>> _byKind = [];
    private readonly Dictionary<StreamName, byte[]> _snapshots = [];
    private readonly Dictionary<ChainName, byte[]> _signedHeads = [];
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

    public Checkpoint? ReadCheckpoint() => Checkpoint.FromBytes(_checkpoint);

    public void KeepCheckpoint(Checkpoint checkpoint) => _checkpoint = checkpoint.ToBytes();

    public IReadOnlyList<byte[]> ReadSignedHeads() => [.. _signedHeads.Values];

    public void KeepSignedHead(ChainName chain, byte[] bytes) => _signedHeads[chain] = bytes;

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
        lock (_lock)
        {
            return kinds.IsEmpty
                ? new(PageOf(_entries.Skip((int)after)))
                : new(Pick([.. kinds.Distinct().SelectMany(k => _byKind.GetValueOrDefault(k) ?? []).Order()], after));
        }
    }

    public ValueTask<Page> ReadChainAsync(ChainName chain, long afterSeq, CancellationToken cancel)
    {
        lock (_lock) return new(PageOf((_byChain.GetValueOrDefault(chain) ?? []).Skip((int)afterSeq).Select(At)));
    }

    public ValueTask<byte[]?> ReadSnapshotAsync(StreamName stream, CancellationToken cancel)
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

    private Page Pick(List<long>? positions, long after)
    {
        if (positions is null) return Page.Empty;
        var start = positions.BinarySearch(after + 1);
        return PageOf(positions.Skip(start < 0 ? ~start : start).Select(At));
    }

    private static Page PageOf(IEnumerable<StoredEntry> entries)
    {
        var page = entries.Take(PageEntries + 1).ToList();
        return page.Count > PageEntries ? new Page(page[..PageEntries], IsLast: false) : new Page(page, IsLast: true);
    }
}
