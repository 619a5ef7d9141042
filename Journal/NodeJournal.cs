using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Clocks;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal;

/// <summary>The journal of this process: one incarnation writing into one store. Made by <see cref="JournalFactory"/>;
/// disposing it commits what waits.</summary>
public sealed class NodeJournal : IJournal, IAsyncDisposable
{
    private const int PageEntries = 512;

    private readonly IEntryStore _store;
    private readonly JournalIndex _index;
    private readonly JournalWriter _writer;
    private readonly Subscriptions _subscriptions;
    private readonly PendingSnapshots _snapshots = new();
    private readonly JournalMetrics _metrics;
    private bool _disposed;

    internal NodeJournal(IEntryStore store, JournalIndex index, JournalOptions options)
    {
        (_store, _index) = (store, index);
        Origin = new OriginId(Guid.NewGuid());
        Clock = new HybridClock(options.Time);
        Clock.Observe(index.Latest);
        _metrics = new JournalMetrics(store.Kind);
        _subscriptions = new Subscriptions(options.Log, index.Committed);
        var builder = new CommitBuilder(Origin, index, Clock);
        _writer = new JournalWriter(store, index, builder, _subscriptions, _snapshots, _metrics, options);
    }

    public OriginId Origin { get; }

    /// <summary>The clock of this node's entries; whoever receives entries shows it their times.</summary>
    public HybridClock Clock { get; }

    public ImmutableArray<Scope> Scopes => _index.Scopes();

    public ValueTask<ImmutableArray<Recorded>> AppendAsync(ImmutableArray<StreamAppend> appends, CancellationToken cancel = default)
    {
        if (appends.IsDefaultOrEmpty) return new([]);
        cancel.ThrowIfCancellationRequested();
        foreach (var append in appends) EntryLimits.Check(append);
        // Once queued it is not cancelled: the caller must learn whether it stands.
        return new(_writer.Append(new PendingAppend(appends)));
    }

    public async IAsyncEnumerable<Recorded> ReadStreamAsync(
        StreamName stream, long after = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        while (true)
        {
            var page = await _store.ReadStreamAsync(stream, after, PageEntries, cancel);
            foreach (var stored in page) yield return EntryReader.Load(stored);
            if (page.Count < PageEntries) yield break;
            after = page[^1].Position;
        }
    }

    public async IAsyncEnumerable<Recorded> ReadAllAsync(
        long after = 0, ImmutableArray<string> kinds = default, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (kinds.IsDefault) kinds = [];
        while (true)
        {
            var page = await _store.ReadAllAsync(after, kinds, PageEntries, cancel);
            foreach (var stored in page) yield return EntryReader.Load(stored);
            if (page.Count < PageEntries) yield break;
            after = page[^1].Position;
        }
    }

    public async ValueTask<Snapshot?> ReadSnapshotAsync(StreamName stream, int rulesVersion, CancellationToken cancel = default)
    {
        var snapshot = _snapshots.Find(stream) ?? await _store.ReadSnapshotAsync(stream, cancel);
        return snapshot?.RulesVersion == rulesVersion ? snapshot : null;
    }

    public void KeepSnapshot(StreamName stream, Snapshot snapshot)
    {
        if (_snapshots.Add(stream, snapshot)) _writer.Wake();
    }

    public ISubscription Subscribe(Action<ImmutableArray<Recorded>> committed) => _subscriptions.Add(committed);

    public VersionVector VectorOf(Scope scope) => _index.VectorOf(scope);

    /// <summary>Refuses further appends, commits those that wait, and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        await Task.Run(_writer.Close);
        await _store.DisposeAsync();
        _metrics.Dispose();
    }
}
