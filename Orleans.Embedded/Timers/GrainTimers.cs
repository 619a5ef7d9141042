using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>The timers of an activation.</summary>
internal sealed class GrainTimers(Activation activation) : IDisposable
{
    private readonly HashSet<GrainTimer> _timers = [];

    public GrainTimer Add(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(activation, callback, options);
        lock (_timers)
        {
            _timers.Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Remove(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Remove(timer);
        }
    }

    public void Dispose()
    {
        GrainTimer[] timers;
        lock (_timers)
        {
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}

internal sealed class TimerRegistry : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var activation = (Activation)grainContext;
        if (RuntimeContext.Current != activation)
        {
            throw new InvalidOperationException("A grain registers its timers in its own turns.");
        }

        return activation.Timers.Add(token => callback(state, token), options);
    }
}
