using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using Microsoft.Extensions.Hosting;

namespace B2BBooking.Grains.Nodes;

/// <summary>How far each node is behind, and since when, by scope. Looked at each second, for the scopes of which something was heard or
/// written since; so its cost is that of what happens, not of what is held. Nothing of it is kept: after a restart the entries and
/// acknowledgements themselves say since when (<see cref="LagStart"/>).</summary>
public sealed class NodeStandings(IJournal journal, NodeReplica node, NodeIndex nodes, JournalFeed feed, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Node, Scope Scope), (Lag Lag, DateTimeOffset Since)> _lags = [];
    private readonly Dictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);
    private readonly HashSet<Scope> _seen = [];
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

    /// <summary>The scopes in which this node holds something that the node may hold: what it has said of each.</summary>
    public ImmutableArray<NodeScope> ScopesOf(Certificate holder)
    {
        var scopes = journal.Scopes.Where(scope => ScopeAccess.MayHold(holder, scope)).Select(scope => View(holder.Subject, scope));
        return [.. scopes.OrderByDescending(s => s.Lacks + s.Ahead > 0).ThenBy(s => s.Scope.Value, StringComparer.Ordinal)];
    }

    /// <summary>Looks at what was touched since the last time.</summary>
    public async Task LookAsync(CancellationToken cancel = default)
    {
        HashSet<Scope> touched;
        lock (_lock) (touched, _touched) = (_touched, []);
        foreach (var scope in touched) await LookAsync(scope, cancel);
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
            do await LookAsync(stoppingToken);
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

    private async Task LookAsync(Scope scope, CancellationToken cancel)
    {
        var here = journal.VectorOf(scope);
        foreach (var origin in here.Highest.Keys) Learn(new OriginId(origin));
        var there = SaidOf(scope);
        var now = time.GetUtcNow();
        var start = IsFirstLook(scope) ? new LagStart(node.Replica!, scope, here, now) : null;
        foreach (var known in nodes.All)
        {
            var holder = known.Chain.Node;
            if (holder.Subject == node.Certificate!.Subject || !ScopeAccess.MayHold(holder, scope)) continue;
            var said = there.GetValueOrDefault(holder.Subject);
            var lag = Lag.Between(here, said?.Held ?? VersionVector.Empty);
            var since = lag.Lacks > 0 && start is not null ? await start.OfAsync(known, said, cancel) : now;
            lock (_lock)
            {
                if (said is not null) Hear(holder.Subject, said, now);
                Note((holder.Subject, scope), lag, since);
            }
        }
    }

    private bool IsFirstLook(Scope scope)
    {
        lock (_lock) return _seen.Add(scope);
    }

    private Dictionary<string, Acknowledgement> SaidOf(Scope scope)
    {
        var there = new Dictionary<string, Acknowledgement>(StringComparer.Ordinal);
        foreach (var acknowledgement in node.Acknowledgements!.Of(scope))
            if (Learn(acknowledgement.By) is { } subject)
                there[subject] = acknowledgement;
        return there;
    }

    private NodeScope View(string subject, Scope scope)
    {
        var held = journal.VectorOf(scope).Highest.Values.Sum();
        var said = node.Acknowledgements!.Of(scope).FirstOrDefault(a => node.Replica!.IncarnationOf(a.By)?.Chain.Node.Subject == subject);
        lock (_lock)
        {
            var (lag, since) = _lags.GetValueOrDefault((subject, scope));
            return new NodeScope(scope, held - lag.Lacks, lag.Lacks, lag.Lacks > 0 ? since : null, lag.Ahead, said?.At.Wall);
        }
    }

    private void Note((string Node, Scope Scope) of, Lag lag, DateTimeOffset since)
    {
        if (lag == default) _lags.Remove(of);
        else if (_lags.TryGetValue(of, out var before) && before.Lag.Lacks > 0) _lags[of] = (lag, before.Since);
        else _lags[of] = (lag, since);
    }

    /// <returns>The node of an origin; null for one that was not introduced.</returns>
    private string? Learn(OriginId origin)
    {
        if (node.Replica?.IncarnationOf(origin) is not { } introduced) return null;
        nodes.Learn(introduced);
        return introduced.Chain.Node.Subject;
    }
}
