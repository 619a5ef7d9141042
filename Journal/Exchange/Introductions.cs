using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange;

/// <summary>Which origins the peer knows the node of. Each other is introduced once, before anything of it is sent.</summary>
sealed class Introductions(IReplica replica)
{
    private readonly HashSet<OriginId> _known = [];

    /// <summary>The peer has named it, so it knows it.</summary>
    public void Knows(OriginId origin) => _known.Add(origin);

    public bool IsKnown(OriginId origin) => _known.Contains(origin);

    /// <summary>Whether anything of this origin can be sent.</summary>
    public bool CanIntroduce(OriginId origin) => IsKnown(origin) || replica.IncarnationOf(origin) is not null;

    /// <summary>Null where none is needed.</summary>
    public byte[]? FrameFor(OriginId origin) =>
        !IsKnown(origin) && replica.IncarnationOf(origin) is { } incarnation && _known.Add(origin) ? IntroductionFrame.Write(incarnation) : null;
}
