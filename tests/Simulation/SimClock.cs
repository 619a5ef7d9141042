using B2BBooking.Journal.Exchange;

namespace B2BBooking.Simulation.Tests;

/// <summary>The one time that passes in a simulation, in steps.</summary>
sealed class SimClock
{
    public static readonly DateTimeOffset Begin = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public TimeSpan Running { get; private set; }

    public void Pass(TimeSpan time) => Running += time;
}

/// <summary>A node's clock: wrong by hours, but running evenly.</summary>
sealed class SkewedTime(SimClock clock, TimeSpan skew) : TimeProvider
{
    private TimeSpan _skew = skew;

    /// <summary>Somebody sets it.</summary>
    public void Set(TimeSpan wrongBy) => _skew = wrongBy;

    public Moment Moment => new(clock.Running, GetUtcNow());

    public override DateTimeOffset GetUtcNow() => SimClock.Begin + clock.Running + _skew;
}
