using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>A grain's timer; disposing it stops it, as does the end of its activation.</summary>
    public interface IGrainTimer : IDisposable
    {
        void Change(TimeSpan dueTime, TimeSpan period);
    }

    public readonly struct GrainTimerCreationOptions()
    {
        [SetsRequiredMembers]
        public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
            : this()
        {
            DueTime = dueTime;
            Period = period;
        }

        /// <summary>Until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
        public required TimeSpan DueTime { get; init; }

        /// <summary>From the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for one tick.</summary>
        public required TimeSpan Period { get; init; }

        /// <summary>Whether ticks interleave with calls and other ticks.</summary>
        public bool Interleave { get; init; }

        /// <summary>Whether ticks keep the activation from being collected as idle.</summary>
        public bool KeepAlive { get; init; }
    }
}

namespace Orleans.Timers
{
    public interface ITimerRegistry
    {
        IGrainTimer RegisterGrainTimer<TState>(
            IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options);
    }
}
