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

    /// <summary>It is of no use to send what follows: the peer has refused it, or nothing proves it.</summary>
    public bool Blocked { get; set; }

    /// <summary>This end has refused what the peer sent of it.</summary>
    public bool Refused { get; set; }

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
