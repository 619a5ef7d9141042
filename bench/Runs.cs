using System.Diagnostics;

namespace B2BBooking.Bench;

/// <summary>Repeats a measurement: one warm-up that is not counted, then the counted runs.</summary>
static class Runs
{
    public const int Count = 5;

    public static async Task<double[]> OfAsync(Func<Task<double>> run, int count = Count, int warmUps = 1)
    {
        for (var i = 0; i < warmUps; i++)
            await run();
        var figures = new double[count];
        for (var i = 0; i < count; i++)
        {
            GC.Collect();
            figures[i] = await run();
        }

        return figures;
    }

    /// <summary>How many times a second an action is done by so many callers at once, for that many times in all.</summary>
    public static async Task<double> RateAsync(int callers, int times, Func<int, Task> action)
    {
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < times; i = Interlocked.Increment(ref next))
                await action(i);
        })));
        return times / watch.Elapsed.TotalSeconds;
    }

    public static double Percentile(double[] sorted, double p) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(p * sorted.Length) - 1)];
}
