using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Journal.Exchange;

namespace B2BBooking.Hosting.Exchange;

/// <summary>One link of this node, through its connections one after another.</summary>
/// <param name="id">See <see cref="LinkState.Id"/>.</param>
/// <param name="address">Empty where the other node connects.</param>
sealed class Link(string id, string address, Action touched)
{
    public static readonly ExchangeEnd CutByHand = new(ExchangeEndCode.Cut, "The link was cut by hand.");

    private readonly Lock _gate = new();
    private LinkState _last = new(id, address, address.Length == 0 ? id : "", "", address.Length == 0 ? LinkStatus.Away : LinkStatus.Connecting, null, 0, 0, null, null);
    private ExchangeConnection? _open;
    private string? _told;
    private bool _toldOpen;
    private bool _isCut;

    public string Id => id;

    /// <summary>This node connects, and not the other one.</summary>
    public bool IsOutgoing => address.Length > 0;

    public bool IsCut
    {
        get
        {
            lock (_gate) return _isCut;
        }
    }

    public bool IsOpen
    {
        get
        {
            lock (_gate) return _open is not null;
        }
    }

    public LinkState State
    {
        get
        {
            lock (_gate) return _open is null ? _last : WithSession(_last, _open);
        }
    }

    /// <summary>Who is at its address, also where another connection with that node is kept: then this link stands by.</summary>
    public void Known(ExchangePeer peer)
    {
        lock (_gate) _last = _last with { Peer = peer.Name, PeerRole = peer.Role.ToString().ToLowerInvariant() };
    }

    public void Opened(ExchangeConnection connection, ExchangePeer peer)
    {
        Known(peer);
        bool isCut;
        lock (_gate) (_open, _last, isCut) = (connection, _last with { Reason = null }, _isCut);
        // Cut in this very moment, by somebody who saw no open connection.
        if (isCut) connection.Stop(CutByHand);
        touched();
    }

    /// <summary>Its connection has ended; another one may have taken its place already.</summary>
    public void Closed(ExchangeConnection connection, LinkStatus status, LinkReason? reason)
    {
        lock (_gate)
        {
            if (_open is not null && _open != connection) return;
            if (_open is not null) _last = WithSession(_last, _open) with { Status = status };
            (_open, _last) = (null, _last with { Status = _isCut ? LinkStatus.Cut : status, Reason = _isCut ? null : reason });
        }

        touched();
    }

    /// <summary>Whether this end is worth a warning: a refusal comes again with each attempt.</summary>
    public bool IsNews(ExchangeEnd end) => IsNews(LinkReasonOf.IsRefusal(end) && end.Code != ExchangeEndCode.Cut ? end.Code.ToString() : null);

    /// <param name="problem">Why no connection came about, in one word; null: for nothing that somebody has to look at.</param>
    public bool IsNews(string? problem)
    {
        lock (_gate)
        {
            var told = _told;
            _told = problem;
            if (problem is null || problem == told) return false;
            _toldOpen = false;
            return true;
        }
    }

    /// <summary>Whether that it has opened is worth a line: for the first time, or after a problem that was worth one.</summary>
    public bool IsGoodNews()
    {
        lock (_gate)
        {
            var told = _toldOpen;
            _toldOpen = true;
            return !told;
        }
    }

    /// <summary>No connection came about, or none is tried.</summary>
    public void Show(LinkStatus status, LinkReason? reason)
    {
        lock (_gate)
        {
            var shown = _last with { Status = _isCut ? LinkStatus.Cut : status, Reason = _isCut ? null : reason };
            if (_open is not null || shown.Equals(_last)) return;
            _last = shown;
        }

        touched();
    }

    /// <summary>Lets no connection be made; the open one ends.</summary>
    public void Cut()
    {
        ExchangeConnection? open;
        lock (_gate)
        {
            (_isCut, open) = (true, _open);
            if (open is null) _last = _last with { Status = LinkStatus.Cut, Reason = null };
        }

        open?.Stop(CutByHand);
        touched();
    }

    public void Mend()
    {
        lock (_gate)
        {
            _isCut = false;
            if (_open is null) _last = _last with { Status = address.Length == 0 ? LinkStatus.Away : LinkStatus.Connecting, Reason = null };
        }

        touched();
    }

    private static LinkState WithSession(LinkState last, ExchangeConnection open)
    {
        var state = open.State;
        var reason = open.JournalProblem is { } problem && state.Paused ? LinkReason.Of(LinkReasons.JournalHere, problem)
            : state.PeerPaused ? LinkReason.Of(LinkReasons.JournalThere) : null;
        return last with
        {
            Status = state.InStep ? LinkStatus.InStep : LinkStatus.CatchingUp,
            Reason = reason,
            ToSend = state.ToSend,
            ToReceive = state.ToReceive,
            InStepAt = state.LastInStep ?? last.InStepAt,
            HeardAt = state.LastHeard,
        };
    }
}
