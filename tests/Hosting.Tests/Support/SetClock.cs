namespace B2BBooking.Hosting.Tests.Support;

/// <summary>A machine's clock that a test sets, and which runs on from there; what waits is not hurried by it.</summary>
public sealed class SetClock(TimeSpan wrongBy = default) : TimeProvider
{
    private long _wrongBy = wrongBy.Ticks;

    public TimeSpan WrongBy
    {
        get => new(Volatile.Read(ref _wrongBy));
        set => Volatile.Write(ref _wrongBy, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WrongBy;
}
