using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Grains.Tests.Support;

/// <summary>Certifies the nodes of a test, and hands entries from one to the other as the exchange would.</summary>
sealed class Organizer : IDisposable
{
    private readonly NodeKey _key = NodeKey.Create();
    private readonly Certificate _root;

    public Organizer() => _root = Certificate.SelfSigned(_key, "organizer", KnownShow.Now.AddDays(-10), KnownShow.Now.AddYears(1));

    public NodeIdentity Enrol(string id, NodeRole role, params ImmutableArray<string> scopes)
    {
        var key = NodeKey.Create();
        var certificate = _root.Issue(_key, id, role, scopes, KnownShow.Now.AddDays(-1), KnownShow.Now.AddDays(30), key.PublicKey);
        return new NodeIdentity(key, new CertificateChain([certificate]), _root);
    }

    public static async Task<ImmutableArray<ImportOutcome>> SendAsync(IReplica from, IReplica to, Scope scope)
    {
        var outcomes = ImmutableArray.CreateBuilder<ImportOutcome>();
        foreach (var (id, point) in from.HeadsOf(scope).Heads)
        {
            var author = new OriginId(id);
            to.Introduce(from.IncarnationOf(author)!);
            while (to.HeadsOf(scope)[author].Seq < point.Seq
                && await from.LoadRunAsync(scope, author, to.HeadsOf(scope)[author].Seq, 256 * 1024) is { } run)
            {
                outcomes.Add(await to.ImportAsync(run, from.Identity.NodeId));
                if (outcomes[^1].Verdict != ImportVerdict.Stored) break;
            }
        }

        return outcomes.ToImmutable();
    }

    /// <summary>The other node's word of what it holds now.</summary>
    public static void Acknowledge(IReplica by, IReplica to, Scope scope)
    {
        to.Introduce(by.IncarnationOf(by.Origin)!);
        to.Acknowledgements.Take(by.Acknowledgements.Own(scope));
    }

    public void Dispose() => _key.Dispose();
}
