using System.Collections.Immutable;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Tests.Replication;

/// <summary>An organizer's root key, and the nodes that it certifies.</summary>
sealed class Organizer : IDisposable
{
    private readonly NodeKey _key = NodeKey.Create();
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public Organizer() => Root = Certificate.SelfSigned(_key, "organizer", _now.AddDays(-10), _now.AddYears(1));

    public Certificate Root { get; }

    public NodeIdentity Central(string id = "central") => Enrol(id, NodeRole.Central, "*");

    public NodeIdentity Laptop(string id, params ImmutableArray<string> scopes) => Enrol(id, NodeRole.Laptop, scopes);

    public NodeIdentity Enrol(string id, NodeRole role, params ImmutableArray<string> scopes) => Enrol(id, role, _now.AddHours(-1), _now.AddDays(30), scopes);

    public NodeIdentity Enrol(string id, NodeRole role, DateTimeOffset from, DateTimeOffset until, params ImmutableArray<string> scopes)
    {
        var key = NodeKey.Create();
        return new NodeIdentity(key, new CertificateChain([Root.Issue(_key, id, role, scopes, from, until, key.PublicKey)]), Root);
    }

    public void Dispose() => _key.Dispose();
}

static class Exchanging
{
    public const int MostBytes = 256 * 1024;

    /// <summary>Hands on all of one scope that the other node lacks, as the exchange would.</summary>
    public static async Task<List<ImportOutcome>> SendAsync(this IReplica from, IReplica to, B2BBooking.Grains.Interfaces.Values.Scope scope, int mostBytes = MostBytes)
    {
        var outcomes = new List<ImportOutcome>();
        foreach (var (origin, point) in from.HeadsOf(scope).Heads)
        {
            var author = new B2BBooking.Grains.Interfaces.Values.OriginId(origin);
            to.Introduce(from.IncarnationOf(author)!);
            while (to.HeadsOf(scope)[author].Seq < point.Seq && await from.LoadRunAsync(scope, author, to.HeadsOf(scope)[author].Seq, mostBytes) is { } run)
            {
                outcomes.Add(await to.ImportAsync(run, from.Identity.NodeId));
                if (outcomes[^1].Verdict != ImportVerdict.Stored) break;
            }
        }

        return outcomes;
    }
}
