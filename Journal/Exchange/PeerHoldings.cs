using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>What the peer holds of the shared scopes, from its heads, its acknowledgements and the runs that it sent; and from that,
/// which chains it lacks. Scopes that have changed are flags to be looked at, never a queue of entries.</summary>
sealed class PeerHoldings(IReplica replica, SharedScopes shared)
{
    private readonly Dictionary<Scope, ScopeProgress> _scopes = [];
    private readonly HashSet<ScopeProgress> _unscanned = [];
    private readonly HashSet<ScopeProgress> _uncounted = [];
    private readonly Queue<ChainProgress> _lacking = [];
    private long _toSend;
    private long _toReceive;

    /// <summary>Entries that the peer has not confirmed, and entries that it has confirmed and this node lacks.</summary>
    public (long ToSend, long ToReceive) Waiting()
    {
        foreach (var scope in _uncounted) Count(scope);
        _uncounted.Clear();
        return (_toSend, _toReceive);
    }

    /// <summary>How many chains either side has named.</summary>
    public int Chains { get; private set; }

    public ChainProgress Chain(Scope scope, OriginId origin) => ChainOf(ScopeOf(scope), origin);

    /// <summary>This node's heads of a scope have moved, or what is known of the peer's has.</summary>
    public void Touch(Scope scope)
    {
        if (!shared.Contains(scope)) return;
        var progress = ScopeOf(scope);
        _unscanned.Add(progress);
        _uncounted.Add(progress);
    }

    /// <summary>The peer's own word for where it stands, also where that is less than was thought.</summary>
    public void Told(Scope scope, in ToldHead head, HeadVector own)
    {
        var chain = Chain(scope, head.Origin);
        // Who had got some of it, and now says that it holds nothing, asks for all from the beginning.
        chain.InsistsUpTo = head.Point.Seq == 0 ? Math.Max(chain.Sent, chain.Confirmed) : 0;
        (chain.Confirmed, chain.Sent, chain.Blocked) = (head.Point.Seq, head.Point.Seq, head.Blocked);
        var held = own[head.Origin];
        // Same place, other content: the last entry goes over with its signed head, which proves who wrote the place twice.
        if (held.Seq > 0 && held.Seq == head.Point.Seq && held.Mark != head.Point.Mark) (chain.Sent, chain.InsistsUpTo) = (held.Seq - 1, held.Seq);
        Touch(scope);
    }

    /// <summary>The peer holds at least this: it has acknowledged it, or sent it.</summary>
    public void Holds(Scope scope, OriginId origin, long seq)
    {
        var chain = Chain(scope, origin);
        if (seq > chain.Confirmed) _uncounted.Add(ScopeOf(scope));
        chain.Confirmed = Math.Max(chain.Confirmed, seq);
        if (chain.Sent >= chain.InsistsUpTo) chain.Sent = Math.Max(chain.Sent, seq);
    }

    /// <summary>The next chain of which the peer lacks something, each in its turn.</summary>
    public ChainProgress? NextLacking()
    {
        foreach (var scope in _unscanned) Scan(scope);
        _unscanned.Clear();
        if (!_lacking.TryDequeue(out var chain)) return null;
        chain.Queued = false;
        return chain;
    }

    public bool LacksNothing => _lacking.Count == 0 && _unscanned.Count == 0;

    private void Scan(ScopeProgress scope)
    {
        foreach (var (origin, point) in replica.HeadsOf(scope.Scope).Heads)
        {
            var chain = ChainOf(scope, new OriginId(origin));
            if (chain.Queued || chain.Blocked || point.Seq <= chain.Sent) continue;
            chain.Queued = true;
            _lacking.Enqueue(chain);
        }
    }

    private void Count(ScopeProgress scope)
    {
        var (own, toSend, toReceive) = (replica.HeadsOf(scope.Scope), 0L, 0L);
        foreach (var chain in scope.Chains)
        {
            var held = own[chain.Origin].Seq;
            if (!chain.Blocked) toSend += Math.Max(0, held - chain.Confirmed);
            if (!chain.Refused) toReceive += Math.Max(0, chain.Confirmed - held);
        }

        (_toSend, _toReceive) = (_toSend + toSend - scope.Counted.ToSend, _toReceive + toReceive - scope.Counted.ToReceive);
        scope.Counted = (toSend, toReceive);
    }

    private ChainProgress ChainOf(ScopeProgress scope, OriginId origin)
    {
        var before = scope.Chains.Count;
        var chain = scope.Chain(origin);
        Chains += scope.Chains.Count - before;
        return chain;
    }

    private ScopeProgress ScopeOf(Scope scope)
    {
        if (!_scopes.TryGetValue(scope, out var progress)) _scopes.Add(scope, progress = new ScopeProgress(scope));
        return progress;
    }
}
