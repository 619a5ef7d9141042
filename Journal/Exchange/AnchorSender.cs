using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>Heartbeats, and with them the newest time anchor: at the beginning, and when the peer's may be older than this node's.</summary>
sealed class AnchorSender(IReplica replica)
{
    private DateTimeOffset _peerHas = DateTimeOffset.MinValue;
    private bool _begun;

    public void Take(TimeAnchor anchor)
    {
        if (anchor.Time > _peerHas) _peerHas = anchor.Time;
        replica.Observe(anchor);
    }

    public byte[]? NextFrame(bool heartbeat)
    {
        if (_begun && !heartbeat) return null;
        var anchor = replica.Anchor;
        if (anchor is null || anchor.Time <= _peerHas)
        {
            _begun = true;
            return heartbeat ? HeartbeatFrame.Write(null) : null;
        }

        (_begun, _peerHas) = (true, anchor.Time);
        return HeartbeatFrame.Write(anchor);
    }
}
