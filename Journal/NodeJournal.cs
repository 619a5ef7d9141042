using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Clocks;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Journal;

/// <summary>What a full verification has read and found whole.</summary>
public readonly record struct Verified(long Entries, int Chains, int Streams);

/// <summary>The journal of this process: one incarnation writing into one store. Made by <see cref="JournalFactory"/>;
/// disposing it commits what waits.</summary>
public sealed partial class NodeJournal : IJournal, IJournalFigures, IAsyncDisposable
{
    private readonly IEntryStore _store;
    private readonly JournalIndex _index;
    private readonly JournalWriter _writer;
    private readonly CommitEffects _effects;
    private readonly LazyKeeping _lazy = new();
    private readonly SignedHeads _heads;
    private readonly NodeIdentity? _identity;
    private readonly ILogger _log;
    private readonly CheckpointKeeper _checkpoints;
    private readonly TaskCreationOptions _continuations;
    private readonly JournalMetrics _metrics;
    private bool _disposed;

    /// <param name="introductions">The entries that introduce origins.</param>
    internal NodeJournal(IEntryStore store, JournalIndex index, SignedHeads heads, IReadOnlyList<Entry> introductions, JournalOptions options)
    {
        (_store, _index, _heads, _identity, _log) = (store, index, heads, options.Identity, options.Log);
        Origin = options.Origin ?? new OriginId(Guid.NewGuid());
        Clock = new HybridClock(options.Time);
        Clock.Observe(index.Latest);
        _metrics = new JournalMetrics(store.Kind);
        _replica = new ReplicaParts(new JournalParts(store, index, heads, Origin), introductions, _lazy, Clock, options);
        _effects = new CommitEffects(heads, _replica.Introductions, _lazy, options.Log, index.Committed);
        var builder = new CommitBuilder(Origin, index, Clock);
        _writer = new JournalWriter(store, index, builder, _effects, new EntryIntake(index, heads), _lazy, _metrics, options);
        _checkpoints = new CheckpointKeeper(store, heads, _lazy, options.EntriesPerCheckpoint, index.Committed, options.Log);
        if (!options.CommitsInline) _effects.Scopes.Add(_ => _checkpoints.Consider(index.Committed));
        _imports = new RunImports(_replica, _writer, options);
        _replica.Parked.Retry = _imports.RetryAsync;
        _continuations = options.Continuations;
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
        var pending = new PendingAppend(appends, _continuations);
        _writer.Submit(pending);
        return new(pending.Task);
    }

    public IAsyncEnumerable<Recorded> ReadStreamAsync(StreamName stream, long after = 0, CancellationToken cancel = default) =>
        Read(from => _store.ReadStreamAsync(stream, from, cancel), after, cancel);

    public IAsyncEnumerable<Recorded> ReadAllAsync(long after = 0, ImmutableArray<string> kinds = default, CancellationToken cancel = default) =>
        Read(from => _store.ReadAllAsync(from, kinds.IsDefault ? [] : kinds, cancel), after, cancel);

    public async ValueTask<Snapshot?> ReadSnapshotAsync(StreamName stream, int rulesVersion, CancellationToken cancel = default)
    {
        var snapshot = _lazy.Snapshots.Find(stream) ?? SnapshotBytes.Decode(await _store.ReadSnapshotAsync(stream, cancel));
        return snapshot?.RulesVersion == rulesVersion ? snapshot : null;
    }

    public void KeepSnapshot(StreamName stream, Snapshot snapshot)
    {
        if (_lazy.Snapshots.Add(stream, snapshot)) _writer.Wake();
    }

    /// <summary>The first entry of this incarnation says whose it is.</summary>
    internal async Task IntroduceAsync(NodeIdentity identity, DateTimeOffset now) =>
        await AppendAsync([Incarnation.Sign(identity, Origin, now).ToAppend()]);

    public ISubscription Subscribe(Action<ImmutableArray<Recorded>> committed) => _effects.Entries.Add(committed);

    public string Kind => _store.Kind;

    public ValueTask<long> SizeAsync(CancellationToken cancel = default) => _store.SizeAsync(cancel);

    public DateTimeOffset? FailingSince => _writer.FailingSince;

    public VersionVector VectorOf(Scope scope) => _index.VectorOf(scope);

    /// <summary>Reads and proves the whole journal, beside its use: every entry, every chain, every signed head, and the store's structure.
    /// The next start need not do it again.</summary>
    /// <exception cref="JournalDamagedException">Names the first entry that is not as it was written.</exception>
    public async Task<Verified> VerifyAsync(CancellationToken cancel = default)
    {
        await _store.CheckStructureAsync(cancel);
        var fresh = new JournalIndex();
        var intake = new EntryIntake(fresh, _heads);
        for (var more = true; more;)
        {
            cancel.ThrowIfCancellationRequested();
            var page = await _store.ReadAllAsync(fresh.Committed, [], cancel);
            intake.Take(page.Entries);
            more = !page.IsLast;
        }

        intake.CheckEnds();
        var checkpoint = fresh.ToCheckpoint();
        _lazy.Post(store => store.KeepCheckpoint(checkpoint));
        return new Verified(checkpoint.Position, checkpoint.Heads.Length, checkpoint.Streams.Length);
    }

    /// <summary>Refuses further appends, commits those that wait, proves what was written since the start so that the next one is quick,
    /// and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true)) return;
        if (_continuations == TaskCreationOptions.None) _writer.Close();
        else await Task.Run(_writer.Close);
        await _checkpoints.DisposeAsync();
        if (_index.Committed - _checkpoints.Position >= StartProof.EntriesWorthACheckpoint) await Task.Run(ProveForTheNextStart);
        await _store.DisposeAsync();
        _metrics.Dispose();
    }

    private void ProveForTheNextStart()
    {
        try
        {
            StartProof.Run(_store, _heads);
        }
        catch (JournalException e)
        {
            _log.LogCritical(e, "The journal was closed, but could not be proven: {Problem}", e.Message);
        }
    }

    private static async IAsyncEnumerable<Recorded> Read(
        Func<long, ValueTask<Page>> next, long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var page = await next(after);
            foreach (var stored in page.Entries) yield return EntryReader.Load(stored);
            if (page.IsLast) yield break;
            after = page.Entries[^1].Position;
        }
    }
}
