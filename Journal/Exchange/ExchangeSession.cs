using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>One end of one connection between two nodes, as a pure state machine: it does no I/O, reads no clock and starts nothing.
/// Whoever drives it hands in what happened (<see cref="Start"/>, <see cref="Receive"/>, <see cref="Loaded"/> …), then takes what is to be
/// done from <see cref="Generate"/> until there is nothing more, and calls that again at <see cref="NextDue"/>.
/// Not thread-safe: one call at a time. What it promises, and the protocol: Exchange/DESIGN.md.</summary>
public sealed class ExchangeSession
{
    private readonly IReplica _replica;
    private readonly ExchangeOptions _options;
    private readonly Handshake _handshake;
    private readonly NameTable _ownNames = new();
    private readonly NameTable _peerNames = new();
    private Conversation? _conversation;
    private Moment _started;
    private Moment _heard;
    private Moment _lastSent;
    private ExchangeEnd? _end;
    private bool _cannotSend;
    private bool _closeSent;
    private bool _closed;

    /// <param name="replica">Must announce growth to <see cref="Grown"/>, and acknowledgements that arrive to <see cref="Acknowledged"/>,
    /// from before <see cref="Start"/> on.</param>
    /// <param name="initiator">This end has opened the connection.</param>
    /// <param name="nonce">32 random bytes, never used before.</param>
    public ExchangeSession(IReplica replica, bool initiator, ReadOnlyMemory<byte> nonce, ExchangeOptions? options = null)
    {
        if (nonce.Length != HelloFrame.NonceBytes) throw new ArgumentException($"A nonce has {HelloFrame.NonceBytes} bytes.", nameof(nonce));
        (_replica, _options) = (replica, options ?? new ExchangeOptions());
        var own = replica.IncarnationOf(replica.Origin) ?? throw new InvalidOperationException("The journal was opened without an identity: it has nobody to introduce.");
        _handshake = new Handshake(replica.Identity, own, initiator, nonce, _options);
    }

    /// <summary>The peer, once it is proven.</summary>
    public ExchangePeer? Peer => _conversation is null ? null : _handshake.Peer;

    /// <summary>A node that has proven who it is, and is not taken because its certificates do not hold now.</summary>
    public ExchangePeer? Lapsed => _handshake.Lapsed;

    public ExchangeEnd? End => _end;

    public ExchangeState State => new(
        _end is not null ? ExchangePhase.Ended : _conversation?.Phase ?? ExchangePhase.Handshake,
        Peer, _started.Wall, _heard.Wall, _conversation?.Waiting.ToSend ?? 0, _conversation?.Waiting.ToReceive ?? 0,
        _end is null && _conversation is { IsInStep: true }, _conversation?.LastInStep,
        _conversation?.IsPeerPaused ?? false, _conversation?.IsPaused ?? false, _conversation?.Refused ?? 0, _end);

    /// <summary>When <see cref="Generate"/> may have something though nothing was handed in; null after the end. While the connection
    /// takes no frame, frames that are due are none of its concern.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            if (_end is not null) return null;
            var timeOut = _conversation is null ? _started.Running + _options.HandshakeWithin : _heard.Running + _options.SilentAfter;
            if (_cannotSend) return Earlier(timeOut, _conversation?.NextWorkDue);
            return Earlier(Earlier(timeOut, _conversation?.NextDue), _conversation is null ? null : _lastSent.Running + _options.HeartbeatEvery);
        }
    }

    /// <summary>The connection is open.</summary>
    public void Start(Moment now) => (_started, _heard, _lastSent) = (now, now, now);

    /// <summary>A whole message has arrived.</summary>
    /// <param name="frame">Belongs to the session from now on.</param>
    public void Receive(ReadOnlyMemory<byte> frame, Moment now)
    {
        if (_end is not null) return;
        _heard = now;
        try
        {
            Take(frame, now);
        }
        catch (PayloadFormatException e)
        {
            Stop(ExchangeEndCode.BadFrame, $"A frame of type {frame.Span[0]} is not as it should be: {e.Message}");
        }
        catch (WindowExceededException)
        {
            Stop(ExchangeEndCode.WindowExceeded, "More entries were sent than the window allows.");
        }
    }

    /// <summary>The run asked for by <see cref="LoadRun"/>; null where there is none.</summary>
    public void Loaded(ChainRun? run) => _conversation?.Loaded(run);

    /// <summary>The journal could not be read; asked for again after a while.</summary>
    public void LoadFailed(Moment now) => _conversation?.LoadFailed(now);

    /// <summary>What became of a run of <see cref="ImportRun"/>.</summary>
    public void Imported(ChainRun run, ImportOutcome outcome, Moment now) => _conversation?.Imported(run, outcome, now);

    /// <summary>The store takes nothing just now (disk full …). The peer is told to wait, and the run is imported anew after a while.</summary>
    public void ImportFailed(ChainRun run, Moment now) => _conversation?.ImportFailed(run, now);

    /// <summary>This node's journal has grown in these scopes, whoever wrote.</summary>
    public void Grown(IEnumerable<Scope> scopes, Moment now) => _conversation?.Grown(scopes, now);

    /// <summary>Another node's word has arrived at this node, from whomever.</summary>
    public void Acknowledged(Acknowledgement acknowledgement, Moment now) => _conversation?.Acknowledged(acknowledgement, now);

    /// <summary>This node closes the connection.</summary>
    public void Stop(ExchangeEndCode code, string text) => _end ??= new ExchangeEnd(code, text);

    /// <summary>The connection has broken.</summary>
    public void Disconnected(string why)
    {
        _end ??= new ExchangeEnd(ExchangeEndCode.Silent, why);
        _closeSent = true;
    }

    /// <summary>The next thing to do, or null where there is nothing just now. Frames are made when they can be sent, so that what has
    /// changed meanwhile is in them, and nothing is queued for a slow peer.</summary>
    /// <param name="canSend">The connection takes another frame now; where false, frames wait.</param>
    public ExchangeOutput? Generate(Moment now, bool canSend = true)
    {
        if (_end is null) CheckTime(now);
        if (_end is not null) return Closing(canSend);
        if (_conversation?.NextWork(now) is { } work) return work;
        _cannotSend = !canSend;
        if (!canSend || NextFrame(now) is not { } frame) return null;
        _lastSent = now;
        return new SendFrame(frame);
    }

    private byte[]? NextFrame(Moment now)
    {
        if (_handshake.NextFrame(now) is { } greeting) return greeting;
        if (_conversation is null || !_handshake.IsDone) return null;
        return _conversation.NextFrame(now, heartbeat: now.Running >= _lastSent.Running + _options.HeartbeatEvery);
    }

    private void Take(ReadOnlyMemory<byte> frame, Moment now)
    {
        if (frame.Length == 0 || frame.Length > ExchangeLimits.FrameBytes || (frame.Span[0] != FrameType.Run && frame.Length > ExchangeLimits.ControlFrameBytes))
        {
            Stop(_handshake.HasHello ? ExchangeEndCode.BadFrame : ExchangeEndCode.NotThisProtocol, $"A frame of {frame.Length} bytes is not allowed.");
            return;
        }

        if (frame.Span[0] == FrameType.Close && CloseFrame.TryRead(frame.Span[1..], out var end)) _end = end;
        else if (_conversation is not null) _conversation.Receive(frame, _peerNames, now);
        else if (_handshake.Receive(frame, now) is { } refused) _end = refused;
        else if (_handshake.Peer is { } peer) Begin(peer, now);
    }

    private void Begin(ExchangePeer peer, Moment now)
    {
        try
        {
            _replica.Introduce(peer.Incarnation);
            _conversation = new Conversation(_replica, peer, _handshake.PeerWindow, _ownNames, _options, Stop, now);
        }
        catch (Identity.IdentityException e)
        {
            Stop(ExchangeEndCode.NotCertified, e.Message);
        }
    }

    private void CheckTime(Moment now)
    {
        if (_conversation is null && now.Running >= _started.Running + _options.HandshakeWithin)
            Stop(ExchangeEndCode.HandshakeTimeout, "The other end did not prove who it is in time.");
        else if (now.Running >= _heard.Running + _options.SilentAfter)
            Stop(ExchangeEndCode.Silent, "The other node was not heard any more.");
        else if (Peer?.Incarnation.Chain.Node is { } node && now.Wall > node.NotAfter)
            Stop(ExchangeEndCode.CertificateExpired, $"The certificate of {node.Subject} has ended at {node.NotAfter:u}. Enrol {node.Subject} anew and start it with the same data folder: it has kept everything, and hands it over then.");
    }

    /// <summary>The peer is told why, unless it said so itself, or is not there, or does not speak this protocol.</summary>
    private ExchangeOutput? Closing(bool canSend)
    {
        var tell = !_closeSent && canSend && _end is { ByPeer: false, Code: not (ExchangeEndCode.Silent or ExchangeEndCode.NotThisProtocol) };
        _closeSent = true;
        if (tell) return new SendFrame(CloseFrame.Write(_end!));
        if (_closed) return null;
        _closed = true;
        return new CloseConnection(_end!);
    }

    private static TimeSpan Earlier(TimeSpan first, TimeSpan? second) => second < first ? second.Value : first;
}
