using System.Threading.Tasks.Sources;

namespace B2BBooking.Hosting.Exchange;

/// <summary>Lets one loop sleep until it is woken or a time has come, without a new timer for each sleep: a server has thousands of such
/// loops. May wake it once too often, never too seldom. One waiter at a time.</summary>
sealed class Wake : IValueTaskSource, IDisposable
{
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };
    private bool _isSet;
    private bool _isWaiting;

    public Wake(TimeProvider time) =>
        _timer = time.CreateTimer(wake => ((Wake)wake!).Set(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Quick; the loop goes on by itself on another thread.</summary>
    public void Set()
    {
        lock (_gate)
        {
            if (!_isWaiting)
            {
                _isSet = true;
                return;
            }

            _isWaiting = false;
        }

        _source.SetResult(true);
    }

    /// <param name="within">Null: until woken.</param>
    public ValueTask WaitAsync(TimeSpan? within)
    {
        if (within <= TimeSpan.Zero) return ValueTask.CompletedTask;
        short version;
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return ValueTask.CompletedTask;
            }

            _source.Reset();
            (_isWaiting, version) = (true, _source.Version);
        }

        if (within is { } time) _timer.Change(Bounded(time), Timeout.InfiniteTimeSpan);
        return new ValueTask(this, version);
    }

    public void Dispose() => _timer.Dispose();

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private static TimeSpan Bounded(TimeSpan time) => time < TimeSpan.FromHours(1) ? time : TimeSpan.FromHours(1);
}
