namespace B2BBooking.Journal.Exchange;

/// <summary>How long to wait before connecting again: exponential, with full jitter, so that a thousand laptops that lost one server
/// do not return at one moment (Brooker: Exponential Backoff and Jitter, AWS Architecture Blog, 2015).</summary>
/// <param name="Failures">Attempts that failed since the last connection that held.</param>
public readonly record struct BackOff(int Failures)
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);

    public static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    /// <summary>A connection that lasted so long was a good one; a shorter one counts as a failure.</summary>
    public static readonly TimeSpan GoodAfter = TimeSpan.FromSeconds(10);

    /// <param name="random">From 0 to below 1.</param>
    public TimeSpan Delay(double random) => TimeSpan.FromTicks((long)(Ceiling.Ticks * random));

    /// <summary>Delays are spread evenly below this.</summary>
    public TimeSpan Ceiling => Failures >= 16 || First * (1 << Failures) > Most ? Most : First * (1 << Failures);

    public BackOff After(TimeSpan connectionLasted) => connectionLasted >= GoodAfter ? default : new BackOff(Math.Min(Failures, 1000) + 1);
}
