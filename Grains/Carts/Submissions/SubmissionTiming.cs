using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Journal.Clocks;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>What the time of a submission means at the close.</summary>
public enum Timeliness
{
    /// <summary>No server has it yet, so nothing can be said.</summary>
    Unknown,

    /// <summary>A server had it before the stage in which orders are submitted.</summary>
    TooEarly,

    InTime,

    /// <summary>It may have been made before the close, and a server had it within the grace period.</summary>
    InGrace,

    /// <summary>It may have been made before the close; an administrator decides.</summary>
    ToReview,

    TooLate,
}

/// <summary>When it matters, the time of a submission is an interval: it was made after the server's signed time that it refers to,
/// and before a server first had it. The clock of the laptop on which it was made says nothing.</summary>
public static class SubmissionTiming
{
    /// <param name="anchor">The server's time that it refers to, proven; null: none, so that it may be as old as can be.</param>
    /// <param name="received">When a server first had it.</param>
    public static Timeliness Judge(StageTimes times, CloseRule rule, DateTimeOffset? anchor, DateTimeOffset? received)
    {
        if (received is not { } end) return Timeliness.Unknown;
        if (end < times.After) return Timeliness.TooEarly;
        if (end < times.Closed) return Timeliness.InTime;
        if (anchor >= times.Closed && !IsContradicted(anchor.Value, end)) return Timeliness.TooLate;
        if (end < times.Closed + TimeSpan.FromMinutes(rule.GraceMinutes)) return Timeliness.InGrace;
        return rule.Review ? Timeliness.ToReview : Timeliness.TooLate;
    }

    /// <summary>Nothing refers to a time that comes after its receipt: the clock of the server that read it is ahead, and proves nothing.
    /// Clocks of servers may differ by as much as nodes follow one another.</summary>
    private static bool IsContradicted(DateTimeOffset anchor, DateTimeOffset received) => anchor > received + HybridClock.MaxLead;
}
