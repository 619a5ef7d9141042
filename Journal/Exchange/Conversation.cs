using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>What two proven ends say to each other: first what they hold, then what the other lacks, for as long as they are connected.</summary>
sealed class Conversation
{
    private readonly IReplica _replica;
    private readonly ExchangePeer _peer;
    private readonly ExchangeOptions _options;
    private readonly Action<ExchangeEndCode, string> _stop;
    private readonly NameTable _names;
    private readonly SharedScopes _shared;
    private readonly PeerHoldings _holdings;
    private readonly Introductions _introductions;
    private readonly RunSender _sender;
    private readonly RunReceiver _receiver;
    private readonly AcknowledgementSender _acknowledgements;
    private readonly HeadsSender _heads;
    private readonly AnchorSender _anchors;
    private readonly PresenceSender _presence;
    private bool _peerHasTold;

    public Conversation(IReplica replica, ExchangePeer peer, int peerWindow, NameTable names, ExchangeOptions options,
        Action<ExchangeEndCode, string> stop, Moment now)
    {
        (_replica, _peer, _options, _stop, _names) = (replica, peer, options, stop, names);
        _shared = new SharedScopes(replica.Identity.Chain.Node, peer.Incarnation.Chain.Node, options.MayHold);
        _holdings = new PeerHoldings(replica, _shared);
        _introductions = new Introductions(replica);
        _introductions.Knows(peer.Incarnation.Origin);
        _introductions.Knows(replica.Origin);
        _sender = new RunSender(_holdings, _introductions, names, peerWindow, options);
        _receiver = new RunReceiver(_holdings, replica, _shared, peer.Name, options);
        _acknowledgements = new AcknowledgementSender(replica, _shared, _introductions, names, peer);
        _anchors = new AnchorSender(replica);
        _presence = new PresenceSender(peer, options);
        _presence.Hear(now);
        var scopes = replica.Scopes.Where(_shared.Contains).OrderBy(s => s.Value, StringComparer.Ordinal).ToList();
        _heads = new HeadsSender(HeadsSender.Of(replica, scopes), names);
        foreach (var scope in scopes)
        {
            _holdings.Touch(scope);
            _acknowledgements.Due(scope, now.Running);
        }
    }

    public ExchangePhase Phase => _peerHasTold && _heads.IsDone ? ExchangePhase.Exchanging : ExchangePhase.Comparing;

    public (long ToSend, long ToReceive) Waiting => _holdings.Waiting();

    public bool IsInStep => Phase == ExchangePhase.Exchanging && _sender.IsIdle && _receiver.IsIdle && Waiting == (0, 0);

    public DateTimeOffset? LastInStep { get; private set; }

    public bool IsPeerPaused => _sender.IsPaused;

    public bool IsPaused => _receiver.IsPaused;

    public int Refused => _receiver.Refused;

    public TimeSpan? NextDue => Earlier(_acknowledgements.NextDue, NextWorkDue);

    /// <summary>When something is due that needs no frame.</summary>
    public TimeSpan? NextWorkDue => Earlier(_sender.NextDue, _receiver.NextDue);

    public void Receive(ReadOnlyMemory<byte> frame, NameTable peerNames, Moment now)
    {
        var body = frame.Span[1..];
        _presence.Hear(now);
        switch (frame.Span[0])
        {
            case FrameType.Heads:
                Take(HeadsFrame.Read(body, peerNames));
                break;
            case FrameType.Introduction:
                Take(IntroductionFrame.Read(body));
                break;
            case FrameType.Run:
                Take(RunFrame.Read(frame, peerNames, _receiver.Admits));
                break;
            case FrameType.Credit:
                if (!_sender.Credit(CreditFrame.Read(body))) _stop(ExchangeEndCode.BadFrame, "More was acknowledged than was sent.");
                break;
            case FrameType.Pause:
                _sender.IsPaused = PauseFrame.Read(body);
                break;
            case FrameType.Acknowledgements:
                foreach (var said in AcknowledgementsFrame.Read(body, peerNames)) Take(said, now);
                break;
            case FrameType.Heartbeat:
                if (HeartbeatFrame.Read(body) is { } anchor) _anchors.Take(anchor);
                break;
            case FrameType.Presence:
                _presence.Take(body, now);
                break;
            case > FrameType.FirstOptional:
                break;
            default:
                _stop(ExchangeEndCode.BadFrame, $"A frame of type {frame.Span[0]} is not known here, or not due. Update the older of the two nodes.");
                break;
        }

        if (_holdings.Chains > _options.MostChains) _stop(ExchangeEndCode.BadFrame, $"More than {_options.MostChains} chains are named.");
    }

    public ExchangeOutput? NextWork(Moment now)
    {
        if (_receiver.NextImport(now) is { } import) return import;
        if (_peerHasTold && _sender.NextLoad(now) is { } load) return load;
        if (IsInStep) LastInStep = now.Wall;
        return null;
    }

    public byte[]? NextFrame(Moment now, bool heartbeat) =>
        _heads.NextFrame() ?? _receiver.NextFrame(_names) ?? _acknowledgements.NextFrame(now) ?? _sender.NextFrame() ?? UnseenPlaces() ?? _anchors.NextFrame(now, heartbeat)
        ?? _presence.NextFrame(now);

    public void Loaded(ChainRun? run) => _sender.Loaded(run);

    public void LoadFailed(Moment now) => _sender.LoadFailed(now);

    public void Imported(ChainRun run, ImportOutcome outcome, Moment now)
    {
        if (!_receiver.Imported(run, outcome)) return;
        // Said at once, or with the runs of the scope that are still coming in.
        if (outcome.Verdict == ImportVerdict.Stored)
            _acknowledgements.Due(run.Scope, _receiver.IsPendingIn(run.Scope) ? now.Running + (_options.GatherFor / 4) : now.Running);
    }

    public void ImportFailed(ChainRun run, Moment now) => _receiver.ImportFailed(run, now);

    public void Grown(IEnumerable<Scope> scopes, Moment now)
    {
        foreach (var scope in scopes)
        {
            _holdings.Touch(scope);
            _acknowledgements.Due(scope, now.Running + _options.GatherFor);
        }
    }

    public void Acknowledged(Acknowledgement said, Moment now) => _acknowledgements.Arrived(said, now.Running + _options.GatherFor);

    private byte[]? UnseenPlaces() => _holdings.TakeUnseen() is { Count: > 0 } heads ? HeadsFrame.Write(_names, heads, isLast: false) : null;

    private void Take(HeadsFrame told)
    {
        foreach (var (scope, heads) in told.Scopes)
        {
            if (!_shared.Contains(scope)) continue;
            var own = _replica.HeadsOf(scope);
            foreach (var head in heads)
            {
                _introductions.Knows(head.Origin);
                _holdings.Told(scope, head, own);
            }
        }

        _peerHasTold |= told.IsLast;
    }

    private void Take(Incarnation introduced)
    {
        try
        {
            _replica.Introduce(introduced);
            _introductions.Knows(introduced.Origin);
        }
        catch (IdentityException)
        {
            // What comes of that origin is refused by the journal, with its reason.
        }
    }

    private void Take(in RunFrame frame)
    {
        if (_shared.Contains(frame.Run.Scope)) _introductions.Knows(frame.Run.Origin);
        _receiver.Receive(frame);
    }

    private void Take(Acknowledgement said, Moment now)
    {
        if (!_shared.Contains(said.Scope)) return;
        // Whom nobody has introduced says nothing that counts, and is not kept in mind.
        if (_replica.IncarnationOf(said.By) is null) return;
        try
        {
            _acknowledgements.PeerHas(said);
            _replica.Acknowledgements.Take(said);
        }
        catch (IdentityException)
        {
            return;
        }

        // A former incarnation's word: this one's has to be later.
        if (_replica.IncarnationOf(said.By)?.Chain.Node.Subject == _replica.Identity.NodeId) _acknowledgements.Due(said.Scope, now.Running);
        if (said.By != _peer.Incarnation.Origin) return;
        foreach (var (origin, seq) in said.Held.Highest) _holdings.Acknowledged(said.Scope, new OriginId(origin), seq);
    }

    private static TimeSpan? Earlier(TimeSpan? first, TimeSpan? second) => first is null || second < first ? second : first;
}
