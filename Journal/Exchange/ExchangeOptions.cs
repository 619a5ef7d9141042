using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Exchange;

/// <summary>How a session behaves; the defaults suit every node.</summary>
public sealed record ExchangeOptions
{
    /// <summary>Name and version of this program, for the other node's administrator.</summary>
    public string Software { get; init; } = "";

    /// <summary>Bytes of runs that the peer may have on their way here, unpacked, until they are durable. One run may always be
    /// on its way, so the true bound is this and the largest run (<see cref="ExchangeLimits.RunBytes"/>).</summary>
    public int WindowBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of entries asked of the journal for one run, about.</summary>
    public int RunBytes { get; init; } = 256 * 1024;

    /// <summary>From the connection to the end of the handshake, at most.</summary>
    public TimeSpan HandshakeWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A frame is sent at least as often.</summary>
    public TimeSpan HeartbeatEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A peer that was not heard for so long is gone.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>What need not be said at once (acknowledgements of others, and of what this node wrote itself) is gathered for so long.</summary>
    public TimeSpan GatherFor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Different chains that are kept in mind of a peer; one that names more is cut off. No two nodes share nearly as many.</summary>
    public int MostChains { get; init; } = 1_000_000;

    /// <summary>A server's: when each node was heard, shared by all its connections. Null: nothing of it is kept or told.</summary>
    public NodesHeard? Heard { get; init; }

    /// <summary>What a certificate lets its node hold. Another rule is for simulations of a faulty node alone.</summary>
    internal Func<Certificate, Scope, bool> MayHold { get; init; } = ScopeAccess.MayHold;
}

/// <summary>Sizes that both ends hold each other to; part of the protocol.</summary>
public static class ExchangeLimits
{
    /// <summary>A frame that carries no run.</summary>
    public const int ControlFrameBytes = 1024 * 1024;

    /// <summary>A run unpacked: 256 KiB, and one entry of the largest size.</summary>
    public const int RunBytes = 9 * 1024 * 1024;

    /// <summary>Any frame; a transport may close a connection that brings more.</summary>
    public const int FrameBytes = RunBytes + 4096;
}
