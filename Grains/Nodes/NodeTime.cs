using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Grains.Nodes;

/// <summary>The time by which a node tells the stage of a show. A server's is its clock. A laptop's clock may be wrong by days, and its
/// members must neither be locked out by that nor see a stage that is over: it goes by the server that it met last since it started;
/// before that, by its own clock, but never before the newest time that a server has signed. What counts is decided by servers.</summary>
/// <param name="signed">The newest time that a server has signed, if any.</param>
public sealed class NodeTime(NodeRole role, Func<DateTimeOffset?> signed, TimeProvider time)
{
    /// <summary>So far apart, two clocks may both be called right. A right one is kept: it also goes on while the machine sleeps.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(5);

    private volatile Heard? _heard;

    public DateTimeOffset Now
    {
        get
        {
            var own = time.GetUtcNow();
            if (role != NodeRole.Laptop) return own;
            var told = _heard is { } heard ? heard.Time + time.GetElapsedTime(heard.At) : own;
            if ((told - own).Duration() <= Near) told = own;
            return signed() is { } least && least > told ? least : told;
        }
    }

    /// <summary>How far <see cref="Now"/> is ahead of this machine's clock, in whole minutes; zero where that may be called right.</summary>
    public TimeSpan ClockOff
    {
        get
        {
            var off = Now - time.GetUtcNow();
            return off.Duration() > Near ? TimeSpan.FromMinutes(Math.Round(off.TotalMinutes)) : TimeSpan.Zero;
        }
    }

    /// <summary>The stage, as far as this node can know it. A clock that no server has confirmed closes no show: it would lock members out
    /// if it is wrong, and central decides about what they submit if it is right.</summary>
    public Stage StageOf(StageTimes times) => IsCloseUnconfirmed(times) ? Stage.After : times.At(Now);

    /// <summary>The show is closed by this laptop's own clock alone.</summary>
    public bool IsCloseUnconfirmed(StageTimes times) =>
        role == NodeRole.Laptop && _heard is null && times.At(Now) == Stage.Closed && !(signed() >= times.Closed);

    /// <summary>A node has proven who it is, and said what time it has.</summary>
    public void Hear(NodeRole from, DateTimeOffset its)
    {
        if (from is NodeRole.Central or NodeRole.Venue) _heard = new Heard(its, time.GetTimestamp());
    }

    private sealed record Heard(DateTimeOffset Time, long At);
}
