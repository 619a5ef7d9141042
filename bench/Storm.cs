using System.Diagnostics;

namespace B2BBooking.Bench;

/// <summary>1,000 laptops, 200 offline entries each, come back to one venue node at once: from the first connection to the last
/// acknowledgement, over real sockets, the load on the same cores.</summary>
sealed class Storm : IScenario
{
    private const int Laptops = 1_000;
    private const int Entries = 200;

    public string Name => "storm";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        var (rates, peaks, bytes) = (new List<double>(), new List<double>(), new List<double>());
        var seconds = await Runs.OfAsync(async () =>
        {
            var (time, peak, wire) = await RunAsync();
            rates.Add(Laptops * Entries / time);
            peaks.Add(peak);
            bytes.Add(wire);
            return time;
        }, count: 3, warmUps: 0);
        yield return new($"storm of {Laptops:N0} laptops × {Entries} entries into one venue", "s", seconds, Goal.NoMoreThan(8));
        yield return new("entries acknowledged in the storm", "entries/s", [.. rates], Goal.AtLeast(25_000));
        yield return new("peak memory of the venue in the storm", "MB", [.. peaks]);
        yield return new("on the wire, all frames of both ways", "bytes/entry", [.. bytes], Goal.NoMoreThan(100));
    }

    private static async Task<(double Seconds, double PeakMegabytes, double BytesAnEntry)> RunAsync()
    {
        await using var venue = new BenchVenue();
        await venue.Process.StartAsync();
        var laptops = Enumerable.Range(1, Laptops).Select(n => venue.Laptop($"laptop-{n}", n)).ToArray();
        await Task.WhenAll(laptops.Select(EditOfflineAsync));
        GC.Collect();
        using var stop = new CancellationTokenSource();
        var peak = PeakAsync(venue, stop.Token);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(laptops.Select(async laptop =>
        {
            await laptop.ConnectAsync(venue.Address);
            await laptop.InStep;
        }));
        var seconds = watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        var wire = laptops.Sum(l => l.BytesOnTheWire) / (double)(Laptops * Entries);
        var lost = laptops.Sum(l => l.Reconnected);
        if (lost > 0) await Console.Error.WriteLineAsync($"  {lost} connections were lost on the way and made again");
        await Task.WhenAll(laptops.Select(l => l.DisposeAsync().AsTask()));
        return (seconds, await peak, wire);
    }

    private static async Task EditOfflineAsync(BenchLaptop laptop)
    {
        for (var i = 0; i < Entries; i++) await laptop.EditAsync(i % 50);
    }

    private static async Task<double> PeakAsync(BenchVenue venue, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var peak = venue.ResidentMegabytes;
        while (!stop.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            peak = Math.Max(peak, venue.ResidentMegabytes);
        }

        return peak;
    }
}
