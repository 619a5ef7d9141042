using System.Diagnostics;

namespace B2BBooking.Tests;

/// <summary>
/// Waits in tests for what happens by itself. Polls in real time, whatever clock the tested code uses, and gives up with
/// an exception that says what was awaited.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(25);

    public static Task True(Func<bool> condition, string awaited, TimeSpan? timeout = null) =>
        True(() => Task.FromResult(condition()), awaited, timeout);

    public static async Task True(Func<Task<bool>> condition, string awaited, TimeSpan? timeout = null)
    {
        var limit = timeout ?? DefaultTimeout;
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Period);
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {awaited}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Awaits a task, but not for ever.</summary>
    public static async Task<T> Done<T>(Task<T> task, string awaited, TimeSpan? timeout = null)
    {
        await Done((Task)task, awaited, timeout);
        return await task;
    }

    public static async Task Done(Task task, string awaited, TimeSpan? timeout = null)
    {
        var limit = timeout ?? DefaultTimeout;
        try
        {
            await task.WaitAsync(limit);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {awaited}");
        }
    }
}
