using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>Heartbeats, and with them the newest time anchor: at the beginning, when the peer's may be older than this node's, and once
/// a minute where other frames make heartbeats needless.</summary>
sealed class AnchorSender(IReplica replica)
{
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromMinutes(1);

    private DateTimeOffset _peerHas = DateTimeOffset.MinValue;
    private TimeSpan? _told;

    public void Take(TimeAnchor anchor)
    {
        if (anchor.Time > _peerHas) _peerHas = anchor.Time;
        replica.Observe(anchor);
    }

    public byte[]? NextFrame(Moment now, bool heartbeat)
    {
        if (!heartbeat && now.Running < _told + AtLeastEvery) return null;
        _told = now.Running;
        var anchor = replica.Anchor;
        if (anchor is null || anchor.Time <= _peerHas) return heartbeat ? HeartbeatFrame.Write(null) : null;
        _peerHas = anchor.Time;
        return HeartbeatFrame.Write(anchor);
    }
}
