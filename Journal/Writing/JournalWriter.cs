using System.Diagnostics;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Stores;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Journal.Writing;

/// <summary>Group commit (Gawlick, Kinkade 1985): the one thread that writes. It commits whatever waits in one transaction,
/// then tells subscribers, then callers. Nobody is told before the store has said that the commit is durable.</summary>
sealed class JournalWriter
{
    private const int PageEntries = 4096;

    private readonly IEntryStore _store;
    private readonly JournalIndex _index;
    private readonly CommitBuilder _builder;
    private readonly CommitEffects _effects;
    private readonly EntryIntake _intake;
    private readonly LazyKeeping _lazy;
    private readonly JournalMetrics _metrics;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly WriteQueue _queue;
    private readonly List<IPendingWrite> _batch = [];
    private readonly Lock _turn = new();
    private readonly Thread? _thread;
    private bool _inTurn;
    private bool _behind;
    private long _failingSince;

    public JournalWriter(IEntryStore store, JournalIndex index, CommitBuilder builder, CommitEffects effects, EntryIntake intake,
        LazyKeeping lazy, JournalMetrics metrics, JournalOptions options)
    {
        (_store, _index, _builder, _effects, _intake, _lazy, _metrics) = (store, index, builder, effects, intake, lazy, metrics);
        (_log, _time) = (options.Log, options.Time);
        _queue = new WriteQueue(options.MostEntriesPerCommit);
        if (!options.CommitsInline) _thread = new Thread(Run) { Name = "journal writer", IsBackground = true };
        lazy.Wake = Wake;
        store.CommittedElsewhere = OnCommittedElsewhere;
        // Others may have committed since the store was read for the start.
        OnCommittedElsewhere();
        _thread?.Start();
    }

    /// <summary>When commits began to fail; null while the newest went through.</summary>
    public DateTimeOffset? FailingSince =>
        Volatile.Read(ref _failingSince) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <exception cref="JournalUnavailableException">The journal is closing.</exception>
    public void Submit(IPendingWrite write)
    {
        if (!_queue.TryAdd(write)) throw new JournalUnavailableException("The journal is closing; nothing was recorded.");
        if (_thread is null) RunInline();
    }

    /// <summary>There is something to keep.</summary>
    public void Wake()
    {
        _queue.Signal();
        if (_thread is null) RunInline();
    }

    /// <summary>Commits what waits and ends; blocks until then.</summary>
    public void Close()
    {
        _queue.Close();
        if (_thread is null) RunInline();
        else _thread.Join();
    }

    private void OnCommittedElsewhere()
    {
        Volatile.Write(ref _behind, true);
        Wake();
    }

    private void Run()
    {
        while (_queue.Take(_batch)) Turn();
        KeepAside();
    }

    /// <summary>Without a thread: commits what waits, in the caller's. What is submitted during a commit follows it.</summary>
    private void RunInline()
    {
        lock (_turn)
        {
            if (_inTurn) return;
            _inTurn = true;
            while (_queue.TryTake(_batch)) Turn();
            _inTurn = false;
        }
    }

    private void Turn()
    {
        try
        {
            if (Volatile.Read(ref _behind)) CatchUp();
            if (_batch.Count > 0) Commit();
        }
        catch (Exception e)
        {
            FailBatch(e);
        }

        _batch.Clear();
        KeepAside();
    }

    private void Commit()
    {
        var start = Stopwatch.GetTimestamp();
        Stage();
        while (_builder.Entries.Count > 0 && !_store.Commit(_index.Committed, _builder.Entries, _builder.Besides))
        {
            _index.Drop();
            CatchUp();
            Stage();
        }

        if (_builder.Entries.Count > 0)
        {
            var grown = _index.StagedScopes();
            _index.Keep(_builder.Latest);
            Volatile.Write(ref _failingSince, 0);
            _metrics.Committed(_batch.Count, _builder.Entries.Count, _builder.Bytes, Stopwatch.GetElapsedTime(start));
            _effects.Of(_batch, grown, _index.Committed);
        }

        foreach (var write in _batch)
        {
            if (!write.Staged.IsDefault) write.Answer();
        }
    }

    private void Stage()
    {
        _builder.Clear();
        foreach (var write in _batch)
        {
            if (!write.IsSettled) write.Stage(_builder);
        }
    }

    /// <summary>Takes in what other processes committed, proves it and tells subscribers.</summary>
    private void CatchUp()
    {
        Volatile.Write(ref _behind, false);
        while (_store.ReadNext(_index.Committed, PageEntries) is { Count: > 0 } page)
        {
            _intake.Take(page);
            _effects.OfOthers([.. page.Select(EntryReader.Load)], page.Select(e => e.Address.Scope).ToHashSet(), _index.Committed);
        }
    }

    private void FailBatch(Exception e)
    {
        _index.Drop();
        Interlocked.CompareExchange(ref _failingSince, _time.GetUtcNow().UtcTicks, 0);
        // A commit whose answer was lost may stand all the same: look before the next one.
        Volatile.Write(ref _behind, true);
        if (e is not JournalException)
        {
            _log.LogCritical(e, "The journal's writer failed unexpectedly.");
            e = new JournalUnavailableException($"The journal could not write: {e.Message}", e);
        }

        _metrics.Failed(_batch.Count);
        foreach (var write in _batch) write.Fail(e);
    }

    private void KeepAside()
    {
        try
        {
            _lazy.Flush(_store, _queue.IsIdle);
        }
        catch (Exception e)
        {
            // Whatever it is: it must not end the one thread that commits.
            _log.Log(e is JournalException ? LogLevel.Warning : LogLevel.Critical, e, "Snapshots, signed heads or a checkpoint could not be kept; they will be made again.");
        }
    }
}
