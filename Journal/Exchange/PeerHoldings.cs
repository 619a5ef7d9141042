using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>What the peer holds of the shared scopes, from its heads, its acknowledgements and the runs that it sent; and from that,
/// which chains it lacks. Scopes that have changed are flags to be looked at, never a queue of entries.</summary>
sealed class PeerHoldings(IReplica replica, SharedScopes shared)
{
    /// <summary>At most, with every name spelled out, a third of a control frame.</summary>
    private const int MostUnseenInFrame = 1_000;

    private readonly Dictionary<Scope, ScopeProgress> _scopes = [];
    private readonly HashSet<ScopeProgress> _unscanned = [];
    private readonly HashSet<ScopeProgress> _uncounted = [];
    private readonly Queue<ChainProgress> _lacking = [];
    private readonly HashSet<ChainProgress> _unseen = [];
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
        chain.Unseen &= held.Seq != head.Point.Seq;
        // Same place, other content: the last entry goes over with its signed head, which proves who wrote the place twice.
        if (held.Seq > 0 && held.Seq == head.Point.Seq && held.Mark != head.Point.Mark) (chain.Sent, chain.InsistsUpTo) = (held.Seq - 1, held.Seq);
        Touch(scope);
    }

    /// <summary>The peer says that it holds a chain up to here, of which content it does not say. Where that is the last entry that is held here
    /// and nothing of it was sent on either way, both would believe themselves in step with two contents of one place.</summary>
    public void Acknowledged(Scope scope, OriginId origin, long seq)
    {
        var chain = Chain(scope, origin);
        if (seq > chain.Sent && chain.Sent >= chain.InsistsUpTo && seq == replica.HeadsOf(scope)[origin].Seq)
        {
            chain.Unseen = true;
            _unseen.Add(chain);
        }

        Raise(chain, seq);
    }

    /// <summary>Where the peer should compare what it holds, each told once.</summary>
    public List<ScopeHeads> TakeUnseen()
    {
        var chosen = _unseen.Take(MostUnseenInFrame).ToList();
        _unseen.ExceptWith(chosen);
        var heads = chosen.FindAll(IsUnseen).GroupBy(c => c.Scope, (scope, chains) => new ScopeHeads(scope, [.. chains.Select(HeadOf)])).ToList();
        foreach (var chain in chosen) chain.Unseen = false;
        return heads;

        ToldHead HeadOf(ChainProgress chain) => new(chain.Origin, replica.HeadsOf(chain.Scope)[chain.Origin], Blocked: false);
    }

    /// <summary>The peer has sent this.</summary>
    public void Holds(Scope scope, OriginId origin, long seq)
    {
        var chain = Chain(scope, origin);
        chain.Unseen &= seq < chain.Confirmed;
        Raise(chain, seq);
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

    private void Raise(ChainProgress chain, long seq)
    {
        if (seq > chain.Confirmed) _uncounted.Add(ScopeOf(chain.Scope));
        chain.Confirmed = Math.Max(chain.Confirmed, seq);
        if (chain.Sent >= chain.InsistsUpTo) chain.Sent = Math.Max(chain.Sent, seq);
    }

    /// <summary>Where this node holds more, what follows shows it. Where it has refused the peer's, or asked for it anew, it knows.</summary>
    private bool IsUnseen(ChainProgress chain) =>
        chain.Unseen && !chain.Refused && !chain.AskedAnew && replica.HeadsOf(chain.Scope)[chain.Origin].Seq == chain.Confirmed;

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
