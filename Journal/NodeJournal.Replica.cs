using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal;

/// <summary>The journal as the exchange with other nodes sees it.</summary>
public sealed partial class NodeJournal : IReplica
{
    private readonly ReplicaParts _replica;
    private readonly RunImports _imports;

    public NodeIdentity Identity => _identity ?? throw new IdentityException("This journal was opened without an identity.");

    public IAcknowledgements Acknowledgements => _replica.Acknowledgements;

    public TimeAnchor? Anchor => _replica.Anchor.Value;

    public DateTimeOffset? NotBefore => _replica.Anchor.Held?.Time;

    public IParkedRuns Parked => _replica.Parked;

    public HeadVector HeadsOf(Scope scope) => _index.HeadsOf(scope);

    public Incarnation? IncarnationOf(OriginId origin) => _replica.Introductions.Find(origin);

    public void Introduce(Incarnation incarnation)
    {
        if (_replica.Introductions.Introduce(incarnation) is { } change) _lazy.Keep(new Stores.Besides([], [], [change]));
    }

    public ValueTask<ChainRun?> LoadRunAsync(Scope scope, OriginId origin, long afterSeq, int mostBytes, CancellationToken cancel = default) =>
        _replica.Runs.LoadAsync(new ChainName(scope, origin), afterSeq, mostBytes, cancel);

    public ValueTask<ImportOutcome> ImportAsync(ChainRun run, string from, CancellationToken cancel = default) => _imports.ImportAsync(run, from, cancel);

    public bool IsBlocked(Scope scope, OriginId origin) => _replica.Parked.IsBlocked(new ChainName(scope, origin));

    public ISubscription SubscribeScopes(Action<IReadOnlySet<Scope>> grown) => _effects.Scopes.Add(grown);

    public void Observe(TimeAnchor anchor) => _replica.Anchor.Observe(anchor);
}
