namespace Orleans.Runtime;

/// <summary>
/// How long an activation has had nothing to do. A call only leaves a mark; the collector, on its rounds, turns the mark
/// into a time, so that calls do not read clocks. An activation therefore lives up to one round longer than its age.
/// </summary>
internal sealed class Idleness(TimeSpan? age, TimeProvider timeProvider)
{
    private readonly TimeProvider _timeProvider = timeProvider;
    private DateTimeOffset _since = timeProvider.GetUtcNow();
    private DateTimeOffset _keepAliveUntil = DateTimeOffset.MinValue;
    private volatile bool _touched;

    public bool IsOver { get; private set; }

    public void Touch()
    {
        if (!_touched)
        {
            _touched = true;
        }
    }

    /// <summary>Asked once a round.</summary>
    public bool Check()
    {
        var now = _timeProvider.GetUtcNow();
        if (_touched)
        {
            _touched = false;
            _since = now;
        }

        return IsOver = age is { } limit && now >= _keepAliveUntil && now - _since >= limit;
    }

    public void Delay(TimeSpan time)
    {
        var now = _timeProvider.GetUtcNow();
        _keepAliveUntil = time == Timeout.InfiniteTimeSpan || time >= DateTimeOffset.MaxValue - now
            ? DateTimeOffset.MaxValue
            : time <= TimeSpan.Zero ? DateTimeOffset.MinValue : now + time;
    }
}
