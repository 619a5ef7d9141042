using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>
/// Ticks are calls of the grain to itself, so that they take turns like others and pass its filters. The next one is
/// scheduled when a tick has ended.
/// </summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ITimer _timer;
    private TimeSpan _next;
    private bool _isTicking;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        using var _ = ExecutionContext.SuppressFlow();
        _timer = activation.Silo.TimeProvider.CreateTimer(
            static timer => ((GrainTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime);
        Validate(period);
        Period = period;
        if (_isTicking)
        {
            _next = dueTime;
        }
        else
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Period { get; set; }

    public void Dispose()
    {
        _stopped.Cancel();
        _timer.Dispose();
        _activation.Timers.Remove(this);
    }

    /// <summary>One tick, in a turn of the grain.</summary>
    public async Task RunAsync()
    {
        if (_stopped.IsCancellationRequested)
        {
            return;
        }

        _next = Period;
        try
        {
            await _callback(_stopped.Token);
        }
        catch (Exception exception)
        {
            _activation.Silo.Logger.LogWarning(exception, "A timer's callback of {Grain} failed; the timer goes on", _activation);
        }

        if (!_stopped.IsCancellationRequested)
        {
            _isTicking = false;
            _timer.Change(_next, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tick()
    {
        _isTicking = true;
        _activation.TryPost(new TimerTick(this, _activation, _options));
    }

    private static void Validate(TimeSpan time)
    {
        if (time != Timeout.InfiniteTimeSpan && (time < TimeSpan.Zero || time.TotalMilliseconds > uint.MaxValue - 1))
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "A timer's times are zero or more, and less than 49 days, or infinite.");
        }
    }
}
