using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Replication;

/// <summary>This node's journal as the exchange with other nodes sees it.</summary>
public interface IReplica
{
    /// <summary>This incarnation.</summary>
    OriginId Origin { get; }

    NodeIdentity Identity { get; }

    /// <summary>Every scope of which this node holds at least one entry.</summary>
    ImmutableArray<Scope> Scopes { get; }

    HeadVector HeadsOf(Scope scope);

    /// <summary>The introduction of an origin, proven; null where its node has not been heard of. Also of nodes whose scope
    /// <c>admin</c> is not held here: the exchange hands introductions on beside the entries.</summary>
    Incarnation? IncarnationOf(OriginId origin);

    /// <summary>Takes an introduction that a peer handed on.</summary>
    /// <exception cref="IdentityException">It is not one of this organizer's nodes; nothing is kept.</exception>
    void Introduce(Incarnation incarnation);

    /// <summary>Entries after a place in a chain, up to a signed head; signs where the chain is this node's own, of this incarnation or a
    /// former one.</summary>
    /// <param name="mostBytes">Of contents, about; a run is never empty, nor cut elsewhere than at a signed head.</param>
    /// <returns>Null where nothing that is signed for lies after that place.</returns>
    /// <exception cref="JournalDamagedException">What is stored is not what was written: it is not handed on.</exception>
    ValueTask<ChainRun?> LoadRunAsync(Scope scope, OriginId origin, long afterSeq, int mostBytes, CancellationToken cancel = default);

    /// <summary>Proves a run and stores what of it is new, in one commit with its head. Durable when the task completes with
    /// <see cref="ImportVerdict.Stored"/>. A run that is held already, in whole or in part, changes nothing that is held.</summary>
    /// <param name="from">The peer that handed it over, for the record of what was refused.</param>
    /// <exception cref="JournalUnavailableException">The store failed (disk full …); to be tried again.</exception>
    ValueTask<ImportOutcome> ImportAsync(ChainRun run, string from, CancellationToken cancel = default);

    /// <summary>True where what this chain's own node has signed for is refused here (<see cref="Parked"/>): nothing after it can be taken,
    /// so it is not to be asked for.</summary>
    bool IsBlocked(Scope scope, OriginId origin);

    /// <summary>What was refused, for an administrator.</summary>
    IParkedRuns Parked { get; }

    /// <summary>Calls back, quickly and on the writer's thread, with the scopes that have grown, whoever wrote.</summary>
    ISubscription SubscribeScopes(Action<IReadOnlySet<Scope>> grown);

    /// <summary>What other nodes are known to hold.</summary>
    IAcknowledgements Acknowledgements { get; }

    /// <summary>The newest signed statement of the time by a server, never more than 5 minutes ahead of this node's clock; on a server its
    /// own, at most 10 s old.</summary>
    TimeAnchor? Anchor { get; }

    /// <summary>On a laptop: what its newest anchor said when it was taken, also where its own clock was set back since; it is later now.</summary>
    DateTimeOffset? NotBefore => Anchor?.Time;

    /// <summary>Takes an anchor that a peer handed on; an older one, one that is too far ahead, or one not signed by
    /// a server of this organizer is passed over. So is any on a server.</summary>
    void Observe(TimeAnchor anchor);
}
