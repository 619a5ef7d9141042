using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Exchange;

/// <summary>How far a session is.</summary>
public enum ExchangePhase
{
    /// <summary>The two ends prove who they are.</summary>
    Handshake,

    /// <summary>They tell each other what they hold.</summary>
    Comparing,

    /// <summary>They send what the other lacks, and stay connected as a live tail.</summary>
    Exchanging,

    Ended,
}

/// <summary>The other end, proven.</summary>
/// <param name="ClockLead">How far its clock was ahead of this node's when it said hello (negative: behind), the way included.</param>
public sealed record ExchangePeer(string Name, NodeRole Role, Incarnation Incarnation, string Software, TimeSpan ClockLead);

/// <summary>A session as an administrator or the header of a page sees it.</summary>
/// <param name="Peer">Null until the handshake is done.</param>
/// <param name="ToSend">Entries that this node holds and the peer has not acknowledged.</param>
/// <param name="ToReceive">Entries that the peer is known to hold and this node does not.</param>
/// <param name="InStep">Both have compared what they hold, and neither lacks anything that the other has.</param>
/// <param name="LastInStep">When that was last so; null: never in this session.</param>
/// <param name="PeerPaused">The peer's store takes nothing just now (disk full …).</param>
/// <param name="Paused">This node's store takes nothing just now.</param>
/// <param name="Refused">Chains of which this node refused something that came in this session.</param>
public sealed record ExchangeState(
    ExchangePhase Phase, ExchangePeer? Peer, DateTimeOffset Since, DateTimeOffset LastHeard, long ToSend, long ToReceive,
    bool InStep, DateTimeOffset? LastInStep, bool PeerPaused, bool Paused, int Refused, ExchangeEnd? End);
