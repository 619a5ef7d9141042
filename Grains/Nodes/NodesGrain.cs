using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Grains.Nodes;

public sealed class NodesGrain(NodeIndex nodes, NodeStandings standings, NodeReplica node, INodeLinks links) : Grain, INodesGrain
{
    private const int MostInspected = 200;

    public Task<ImmutableArray<KnownNode>> ListAsync()
    {
        var byPeer = links.Links.Where(l => l.Peer.Length > 0).GroupBy(l => l.Peer, StringComparer.Ordinal).ToDictionary(g => g.Key, Best, StringComparer.Ordinal);
        return Task.FromResult<ImmutableArray<KnownNode>>(
        [
            .. nodes.All.Select(known => View(known, byPeer.GetValueOrDefault(known.Chain.Node.Subject)))
                .OrderByDescending(n => n.IsThisNode).ThenBy(n => RoleOrder(n.Role)).ThenBy(n => n.Id, StringComparer.Ordinal),
        ]);
    }

    public Task<Outcome<ImmutableArray<NodeScope>>> ScopesAsync(string id) => Task.FromResult<Outcome<ImmutableArray<NodeScope>>>(
        nodes.Find(id) is not { } known ? Refusal.Of(RefusalCodes.NotFound, "node", id)
        : id == node.Certificate?.Subject ? ImmutableArray<NodeScope>.Empty
        : standings.ScopesOf(known.Chain.Node));

    public Task<ImmutableArray<RefusedEntries>> RefusedAsync() => Task.FromResult(
        node.Replica is { } replica ? [.. replica.Parked.List.Select(View)] : ImmutableArray<RefusedEntries>.Empty);

    public async Task<Outcome<RefusedContent>> InspectAsync(string id)
    {
        if (Find(id) is not { } parked) return NotFound(id);
        var run = await node.Replica!.Parked.ReadAsync(id);
        return new RefusedContent(View(parked), run is null
            ? []
            : [.. run.Entries.Take(MostInspected).Select((e, i) => new RefusedEntry(run.FirstSeq + i, e.Stream, e.Kind, e.Content.Length))]);
    }

    public async Task<Outcome<RetriedEntries>> RetryAsync(string id)
    {
        if (Find(id) is null || await node.Replica!.Parked.RetryAsync(id) is not { } outcome) return NotFound(id);
        return new RetriedEntries(outcome.NewEntries, outcome.Verdict == ImportVerdict.Stored ? null : outcome.Reason ?? outcome.Verdict.ToString());
    }

    public Task<Outcome<RefusedEntries>> RemoveAsync(string id)
    {
        if (Find(id) is not { } parked) return Task.FromResult<Outcome<RefusedEntries>>(NotFound(id));
        node.Replica!.Parked.Remove(id);
        return Task.FromResult<Outcome<RefusedEntries>>(View(parked));
    }

    private static Refusal NotFound(string id) => Refusal.Of(RefusalCodes.NotFound, "refused run", id);

    /// <summary>A node may have connected here and be connected to: the open link is the one to show.</summary>
    private static LinkState Best(IEnumerable<LinkState> links) => links.OrderByDescending(l => l.IsOpen).First();

    private static int RoleOrder(string role) => role switch
    {
        "central" => 0,
        "venue" => 1,
        _ => 2,
    };

    private ParkedRun? Find(string id) => node.Replica?.Parked.List.FirstOrDefault(p => p.Id == id);

    private KnownNode View(Incarnation known, LinkState? link)
    {
        var certificate = known.Chain.Node;
        var (lag, since) = standings.Of(certificate.Subject);
        var heard = new[] { link?.HeardAt, links.HeardOf(certificate.Subject), standings.HeardOf(certificate.Subject) }.Max();
        return new KnownNode(
            certificate.Subject, certificate.Role.ToString().ToLowerInvariant(), certificate.Scopes, known.Started, heard, lag.Lacks, since, lag.Ahead, link,
            certificate.Subject == node.Certificate?.Subject);
    }

    private RefusedEntries View(ParkedRun parked) => new(
        parked.Id, parked.Scope, node.Replica!.IncarnationOf(parked.Origin)?.Chain.Node.Subject ?? parked.Origin.ToString(), parked.FirstSeq,
        parked.LastSeq, parked.From, parked.Verdict == ImportVerdict.Fork, parked.Reason, parked.At, parked.Times, parked.ByAuthor);
}
