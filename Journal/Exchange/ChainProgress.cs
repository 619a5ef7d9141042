using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Exchange;

/// <summary>Where the peer stands in a chain, as far as this end knows.</summary>
sealed class ChainProgress(Scope scope, OriginId origin)
{
    public Scope Scope { get; } = scope;

    public OriginId Origin { get; } = origin;

    /// <summary>The peer has said that it holds the chain up to here, or has sent it.</summary>
    public long Confirmed { get; set; }

    /// <summary>Confirmed, or sent on this connection: what follows is to be sent.</summary>
    public long Sent { get; set; }

    /// <summary>Up to here it is sent whatever the peer acknowledges: what it holds may be another content.</summary>
    public long InsistsUpTo { get; set; }

    /// <summary>It is of no use to send what follows: the peer has refused it, or nothing proves it.</summary>
    public bool Blocked { get; set; }

    /// <summary>This end has refused what the peer sent of it.</summary>
    public bool Refused { get; set; }

    /// <summary>The peer was asked, once a connection, for all that it holds of it.</summary>
    public bool AskedAnew { get; set; }

    /// <summary>It was asked for, and has not begun to come.</summary>
    public bool AwaitsBeginning { get; set; }

    /// <summary>The peer has acknowledged the last entry that is held here, and neither end has shown the other what it holds at that place.</summary>
    public bool Unseen { get; set; }

    /// <summary>It waits for its turn.</summary>
    public bool Queued { get; set; }
}

/// <summary>The chains of one scope that both ends may hold.</summary>
sealed class ScopeProgress(Scope scope)
{
    private readonly Dictionary<OriginId, ChainProgress> _chains = [];

    public Scope Scope { get; } = scope;

    public IReadOnlyCollection<ChainProgress> Chains => _chains.Values;

    /// <summary>Entries that the peer has not confirmed, and that this node lacks, at the last count.</summary>
    public (long ToSend, long ToReceive) Counted { get; set; }

    public ChainProgress Chain(OriginId origin)
    {
        if (!_chains.TryGetValue(origin, out var chain)) _chains.Add(origin, chain = new ChainProgress(Scope, origin));
        return chain;
    }
}
