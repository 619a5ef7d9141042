using System.Collections.Concurrent;
using System.Collections.Immutable;
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
    private readonly EntryIntake _intake;
    private readonly Subscriptions _subscriptions;
    private readonly JournalMetrics _metrics;
    private readonly ILogger _log;
    private readonly AppendQueue _queue;
    private readonly Thread _thread;
    private readonly List<PendingAppend> _batch = [];
    private readonly PendingSnapshots _snapshots;
    private readonly ConcurrentQueue<Action<IEntryStore>> _errands = [];
    private bool _behind;

    public JournalWriter(IEntryStore store, JournalIndex index, CommitBuilder builder, Subscriptions subscriptions,
        PendingSnapshots snapshots, SignedHeads heads, JournalMetrics metrics, JournalOptions options)
    {
        (_store, _index, _builder, _subscriptions, _snapshots, _metrics) = (store, index, builder, subscriptions, snapshots, metrics);
        _intake = new EntryIntake(index, heads);
        _log = options.Log;
        _queue = new AppendQueue(options.MostEntriesPerCommit);
        store.CommittedElsewhere = OnCommittedElsewhere;
        // Others may have committed since the store was read for the start.
        OnCommittedElsewhere();
        _thread = new Thread(Run) { Name = "journal writer", IsBackground = true };
        _thread.Start();
    }

    public Task<ImmutableArray<Recorded>> Append(PendingAppend append) => _queue.TryAdd(append)
        ? append.Task
        : throw new JournalUnavailableException("The journal is closing; nothing was recorded.");

    /// <summary>There are snapshots to keep.</summary>
    public void Wake() => _queue.Signal();

    /// <summary>Has something kept beside the entries, soon; it is lost where the store fails.</summary>
    public void Post(Action<IEntryStore> errand)
    {
        _errands.Enqueue(errand);
        _queue.Signal();
    }

    /// <summary>Commits what waits and ends; blocks until then.</summary>
    public void Close()
    {
        _queue.Close();
        _thread.Join();
    }

    private void OnCommittedElsewhere()
    {
        Volatile.Write(ref _behind, true);
        _queue.Signal();
    }

    private void Run()
    {
        while (_queue.Take(_batch))
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
    }

    private void Commit()
    {
        var start = Stopwatch.GetTimestamp();
        Stage();
        while (_builder.Entries.Count > 0 && !_store.Commit(_index.Committed, _builder.Entries))
        {
            _index.Drop();
            CatchUp();
            Stage();
        }

        if (_builder.Entries.Count == 0) return;
        _index.Keep(_builder.Latest);
        _metrics.Committed(_batch.Count, _builder.Entries.Count, _builder.Bytes, Stopwatch.GetElapsedTime(start));
        Publish();
        foreach (var pending in _batch)
        {
            if (!pending.Staged.IsDefault) pending.TrySetResult(pending.Staged);
        }
    }

    private void Stage()
    {
        _builder.Clear();
        foreach (var pending in _batch)
        {
            if (!pending.Task.IsCompleted) _builder.Add(pending);
        }
    }

    private void Publish()
    {
        var all = _subscriptions.Any ? _batch.Where(p => !p.Staged.IsDefault).SelectMany(p => p.Staged).ToImmutableArray() : [];
        _subscriptions.Publish(all, _index.Committed);
    }

    /// <summary>Takes in what other processes committed, proves it and tells subscribers.</summary>
    private void CatchUp()
    {
        Volatile.Write(ref _behind, false);
        while (_store.ReadNext(_index.Committed, PageEntries) is { Count: > 0 } page)
        {
            _intake.Take(page);
            _subscriptions.Publish([.. page.Select(EntryReader.Load)], _index.Committed);
        }
    }

    private void FailBatch(Exception e)
    {
        _index.Drop();
        // A commit whose answer was lost may stand all the same: look before the next one.
        Volatile.Write(ref _behind, true);
        if (e is not JournalException)
        {
            _log.LogCritical(e, "The journal's writer failed unexpectedly.");
            e = new JournalUnavailableException($"The journal could not write: {e.Message}", e);
        }

        _metrics.Failed(_batch.Count);
        foreach (var pending in _batch) pending.TrySetException(e);
    }

    /// <summary>What is kept beside the entries saves time and holds nobody up: where it fails, that is logged and it is lost.</summary>
    private void KeepAside()
    {
        try
        {
            var snapshots = _snapshots.Take();
            if (snapshots.Count > 0) _store.KeepSnapshots([.. snapshots.Select(s => KeyValuePair.Create(s.Key, SnapshotBytes.Encode(s.Value)))]);
            while (_errands.TryDequeue(out var errand)) errand(_store);
        }
        catch (JournalException e)
        {
            _log.LogWarning(e, "Snapshots, signed heads or a checkpoint could not be kept; they will be made again.");
        }

        _snapshots.Done();
    }
}
