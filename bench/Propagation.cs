using System.Diagnostics;

namespace B2BBooking.Bench;

/// <summary>From an edit on one laptop, through a venue node, until it is durable on the other laptop of its group, with 500 connected.</summary>
sealed class Propagation : IScenario
{
    private const int Groups = 250;
    private const int Edits = 500;

    public string Name => "propagation";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        await using var venue = new BenchVenue();
        await venue.Process.StartAsync();
        var pairs = Enumerable.Range(1, Groups).Select(g => (From: venue.Laptop($"from-{g}", g), To: venue.Laptop($"to-{g}", g))).ToArray();
        var all = pairs.SelectMany(p => new[] { p.From, p.To }).ToArray();
        foreach (var pair in pairs) await pair.From.EditAsync(0);
        foreach (var laptop in all) await laptop.ConnectAsync(venue.Address);
        await Task.WhenAll(all.Select(l => l.InStep));
        var (p50, p99) = (new List<double>(), new List<double>());
        await Runs.OfAsync(async () =>
        {
            var times = await TimesAsync(pairs);
            p50.Add(Runs.Percentile(times, 0.50));
            p99.Add(Runs.Percentile(times, 0.99));
            return 0;
        }, count: 3);
        yield return new($"laptop → venue → laptop with {all.Length} connected, p50", "ms", [.. p50.Skip(1)], Goal.NoMoreThan(10));
        yield return new($"laptop → venue → laptop with {all.Length} connected, p99", "ms", [.. p99.Skip(1)], Goal.NoMoreThan(50));
        foreach (var laptop in all) await laptop.DisposeAsync();
    }

    private static async Task<double[]> TimesAsync((BenchLaptop From, BenchLaptop To)[] pairs)
    {
        var times = new double[Edits];
        for (var i = 0; i < Edits; i++)
        {
            var (from, to) = pairs[i % pairs.Length];
            var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var heard = to.Journal.Subscribe(_ => arrived.TrySetResult());
            var watch = Stopwatch.StartNew();
            await from.EditAsync(i % 50);
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }
}
