namespace B2BBooking.Hosting.Accounts;

/// <summary>Failed sign-ins in a row, and until when none is tried any more. <see cref="Stamp"/> is the account's at that
/// time: a changed password, from wherever, makes them count no more.</summary>
[GenerateSerializer, Immutable, Alias("LockOut")]
public sealed record LockOut([property: Id(0)] int Failures, [property: Id(1)] DateTimeOffset? Until, [property: Id(2)] string? Stamp)
{
    /// <summary>Failures in a row before the first lock-out.</summary>
    public const int Tolerated = 5;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    public LockOut() : this(0, null, null)
    {
    }

    public LockOut Of(string? stamp) => Stamp == stamp ? this : new LockOut(0, null, stamp);

    public bool IsLocked(DateTimeOffset now) => Until > now;

    /// <summary>The fifth failure in a row locks for 5 minutes; each one after the lock's end for twice as long, 8 hours at most.</summary>
    public LockOut AfterFailure(DateTimeOffset now)
    {
        var failures = Failures + 1;
        return this with { Failures = failures, Until = failures < Tolerated ? null : now + Duration(failures) };
    }

    private static TimeSpan Duration(int failures)
    {
        var doublings = Math.Min(failures - Tolerated, 10);
        var duration = First * (1 << doublings);
        return duration < Longest ? duration : Longest;
    }
}
