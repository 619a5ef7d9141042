using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Bench;

/// <summary>The organizer whose nodes exchange in a measurement.</summary>
sealed class BenchOrganizer : IDisposable
{
    private readonly NodeKey _key = NodeKey.Create();
    private readonly DateTimeOffset _from = DateTimeOffset.UtcNow.AddDays(-1);
    private readonly Certificate _root;

    public BenchOrganizer()
    {
        _root = Certificate.SelfSigned(_key, "organizer", _from, _from.AddYears(1));
        Central = Enrol("central", NodeRole.Central, "*");
    }

    public NodeIdentity Central { get; }

    public NodeIdentity Laptop(string id) => Enrol(id, NodeRole.Laptop, "spring-2027/group/*");

    public void Dispose() => _key.Dispose();

    private NodeIdentity Enrol(string id, NodeRole role, string scope)
    {
        var key = NodeKey.Create();
        return new NodeIdentity(key, new CertificateChain([_root.Issue(_key, id, role, [scope], _from, _from.AddYears(1), key.PublicKey)]), _root);
    }
}

/// <summary>Laptops with a chain each.</summary>
sealed class BenchSource(IReadOnlyList<NodeJournal> journals, int mostBytes) : IAsyncDisposable
{
    public IEnumerable<Incarnation> Introductions => journals.Select(j => j.IncarnationOf(j.Origin)!);

    /// <summary>The runs of each chain, in order.</summary>
    public async Task<ImmutableArray<ImmutableArray<ChainRun>>> RunsAsync()
    {
        var chains = ImmutableArray.CreateBuilder<ImmutableArray<ChainRun>>();
        foreach (var journal in journals)
        {
            var runs = ImmutableArray.CreateBuilder<ChainRun>();
            var scope = journal.Scopes.Single(s => s != Scope.Admin);
            for (long after = 0; await journal.LoadRunAsync(scope, journal.Origin, after, mostBytes) is { } run; after = run.LastSeq) runs.Add(run);
            chains.Add(runs.ToImmutable());
        }

        return chains.ToImmutable();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in journals) await journal.DisposeAsync();
    }
}
