namespace B2BBooking.Journal.Exchange;

/// <summary>When what failed in this node's own store is tried again: after 1 s, 2 s, 4 s … 30 s.</summary>
readonly record struct Retry(int Failures, TimeSpan? At)
{
    private const int MostSeconds = 30;

    public Retry After(Moment failed) => new(Failures + 1, failed.Running + TimeSpan.FromSeconds(Math.Min(MostSeconds, 1 << Math.Min(Failures, 5))));

    public bool IsWaiting(Moment now) => At > now.Running;

    /// <summary>Once its time has come there is nothing to wake up for any more.</summary>
    public Retry Passed(Moment now) => IsWaiting(now) ? this : this with { At = null };
}
