using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using Microsoft.Extensions.Hosting;

namespace B2BBooking.Grains.Nodes;

/// <summary>How far each node is behind, and since when, by scope. Looked at each second, for the scopes of which something was heard or
/// written since; so its cost is that of what happens, not of what is held.</summary>
public sealed class NodeStandings(IJournal journal, NodeReplica node, NodeIndex nodes, JournalFeed feed, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Node, Scope Scope), (Lag Lag, DateTimeOffset Since)> _lags = [];
    private readonly Dictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);
    private HashSet<Scope> _touched = [];

    /// <summary>When the node's newest acknowledgement was made, by its clock, but never later than this node's; null: none is known. These are
    /// kept, so a restart forgets nothing of it.</summary>
    public DateTimeOffset? HeardOf(string subject)
    {
        lock (_lock) return _heard.TryGetValue(subject, out var at) ? at : null;
    }

    /// <summary>What the node and this one lack of one another, and since when it lacks some of what is here.</summary>
    public (Lag Lag, DateTimeOffset? Since) Of(string subject)
    {
        lock (_lock)
        {
            var (lacks, ahead, since) = (0L, 0L, (DateTimeOffset?)null);
            foreach (var ((named, _), (lag, from)) in _lags)
            {
                if (named != subject) continue;
                (lacks, ahead) = (lacks + lag.Lacks, ahead + lag.Ahead);
                if (lag.Lacks > 0 && (since is null || from < since)) since = from;
            }

            return (new Lag(lacks, ahead), since);
        }
    }

    /// <summary>Looks at what was touched since the last time.</summary>
    public void Look()
    {
        HashSet<Scope> touched;
        lock (_lock) (touched, _touched) = (_touched, []);
        foreach (var scope in touched) Look(scope);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (node.Replica is not { } replica) return;
        using var grown = replica.SubscribeScopes(Touch);
        replica.Acknowledgements.Taken += Acknowledged;
        try
        {
            await feed.CaughtUp.WaitAsync(stoppingToken);
            Touch(journal.Scopes);
            using var timer = new PeriodicTimer(Period, time);
            do Look();
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The node stops.
        }
        finally
        {
            replica.Acknowledgements.Taken -= Acknowledged;
        }
    }

    private void Touch(IEnumerable<Scope> scopes)
    {
        lock (_lock) _touched.UnionWith(scopes);
    }

    private void Acknowledged(Acknowledgement acknowledgement)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            _touched.Add(acknowledgement.Scope);
            if (Learn(acknowledgement.By) is { } subject) Hear(subject, acknowledgement, now);
        }
    }

    /// <summary>One that travelled says when it was made, by a clock that may be wrong.</summary>
    private void Hear(string subject, Acknowledgement acknowledgement, DateTimeOffset now)
    {
        var made = acknowledgement.At.Wall < now ? acknowledgement.At.Wall : now;
        if (!_heard.TryGetValue(subject, out var before) || made > before) _heard[subject] = made;
    }

    private void Look(Scope scope)
    {
        var here = journal.VectorOf(scope);
        var there = new Dictionary<string, Acknowledgement>(StringComparer.Ordinal);
        foreach (var origin in here.Highest.Keys) Learn(new OriginId(origin));
        foreach (var acknowledgement in node.Acknowledgements!.Of(scope))
            if (Learn(acknowledgement.By) is { } subject)
                there[subject] = acknowledgement;
        var now = time.GetUtcNow();
        lock (_lock)
        {
            foreach (var known in nodes.All)
            {
                var holder = known.Chain.Node;
                if (holder.Subject == node.Certificate!.Subject || !ScopeAccess.MayHold(holder, scope)) continue;
                var said = there.GetValueOrDefault(holder.Subject);
                if (said is not null) Hear(holder.Subject, said, now);
                Note((holder.Subject, scope), Lag.Between(here, said?.Held ?? VersionVector.Empty), now);
            }
        }
    }

    private void Note((string Node, Scope Scope) of, Lag lag, DateTimeOffset now)
    {
        if (lag == default) _lags.Remove(of);
        else if (_lags.TryGetValue(of, out var before) && before.Lag.Lacks > 0) _lags[of] = (lag, before.Since);
        else _lags[of] = (lag, now);
    }

    /// <returns>The node of an origin; null for one that was not introduced.</returns>
    private string? Learn(OriginId origin)
    {
        if (node.Replica?.IncarnationOf(origin) is not { } introduced) return null;
        nodes.Learn(introduced);
        return introduced.Chain.Node.Subject;
    }
}
