using System.Collections.Immutable;
using System.Threading.Channels;
using B2BBooking.Grains.Counting;
using B2BBooking.Journal;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.Streams;

/// <summary>Reads the journal for some projections. It subscribes before it reads, so nothing is missed between the two.</summary>
sealed class ProjectionReader
{
    private readonly IJournal _journal;
    private readonly ProjectionReader? _ahead;
    private readonly ImmutableArray<IProjection> _projections;
    private readonly EntryStanding _standing;
    private readonly Dictionary<string, ImmutableArray<IProjection>> _byKind;
    private readonly ILogger _log;
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private long _position;
    private Exception? _failed;

    /// <param name="ahead">A reader whose projections have each entry before these are given it.</param>
    public ProjectionReader(IJournal journal, ImmutableArray<IProjection> projections, EntryStanding standing, ILogger log, ProjectionReader? ahead = null)
    {
        (_journal, _projections, _standing, _log, _ahead) = (journal, projections, standing, log, ahead);
        _byKind = projections.SelectMany(p => p.Kinds.Select(k => (Kind: k, Projection: p)))
            .GroupBy(x => x.Kind)
            .ToDictionary(g => g.Key, g => g.Select(x => x.Projection).ToImmutableArray());
    }

    public Task CaughtUp => _caughtUp.Task;

    public bool Feeds(IProjection projection) => _projections.Contains(projection);

    public Task WaitForAsync(long position)
    {
        lock (_lock)
        {
            if (_position >= position) return Task.CompletedTask;
            if (_failed is not null) return Task.FromException(_failed);
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter, position);
            return waiter.Task;
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            var commits = Channel.CreateUnbounded<ImmutableArray<Recorded>>(new UnboundedChannelOptions { SingleReader = true });
            using var subscription = _journal.Subscribe(entries => commits.Writer.TryWrite(entries));
            await StayBehindAsync(subscription.From);
            await ReadHeldAsync(subscription.From, stop);
            Reached(subscription.From);
            _caughtUp.TrySetResult();
            await foreach (var commit in commits.Reader.ReadAllAsync(stop))
            {
                await StayBehindAsync(commit[^1].Position);
                foreach (var recorded in commit) Give(recorded);
                Reached(commit[^1].Position);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Fail(new OperationCanceledException("The node is stopping."));
        }
        catch (Exception e)
        {
            // Whatever it is: whoever waits for the projections must not wait for ever.
            _log.LogCritical(e, "The journal cannot be read: this node's projections stand still until it is restarted.");
            Fail(e);
        }
    }

    private Task StayBehindAsync(long position) => _ahead?.WaitForAsync(position) ?? Task.CompletedTask;

    private async Task ReadHeldAsync(long upTo, CancellationToken stop)
    {
        if (upTo == 0 || _byKind.Count == 0) return;
        await foreach (var recorded in _journal.ReadAllAsync(0, [.. _byKind.Keys], stop))
        {
            if (recorded.Position > upTo) return;
            Give(recorded);
        }
    }

    private void Give(Recorded recorded)
    {
        if (!_byKind.TryGetValue(recorded.Entry.Kind, out var projections) || !_standing.Counts(recorded.Entry)) return;
        foreach (var projection in projections)
        {
            try
            {
                projection.Apply(recorded);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // One entry that a projection cannot read must not keep it, or others, from the rest.
                _log.LogError(e, "{Projection} cannot read {Kind} at position {Position}.", projection.GetType().Name, recorded.Entry.Kind, recorded.Position);
            }
        }
    }

    private void Reached(long position)
    {
        lock (_lock)
        {
            _position = position;
            while (_waiting.TryPeek(out var waiter, out var wanted) && wanted <= position)
            {
                _waiting.Dequeue();
                waiter.TrySetResult();
            }
        }
    }

    private void Fail(Exception failure)
    {
        _caughtUp.TrySetException(failure);
        lock (_lock)
        {
            _failed = failure;
            while (_waiting.TryDequeue(out var waiter, out _)) waiter.TrySetException(failure);
        }
    }
}
