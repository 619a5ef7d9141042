using System.Diagnostics;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Bench;

/// <summary>How long the node takes from its start to its first page, empty, filling the demo, and with the demo's data; and its memory.</summary>
sealed class StartUp : IScenario
{
    public string Name => "start";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        yield return new("first start without the demo to first page", "s", await Runs.OfAsync(async () =>
        {
            await using var fresh = new SiloProcess("--no-demo");
            return await StartAsync(fresh);
        }));
        await using var silo = new SiloProcess();
        yield return new("first start, filling the demo, to first page", "s", [await StartAsync(silo)], Goal.NoMoreThan(90));
        var memory = new List<double>();
        var seconds = await Runs.OfAsync(async () =>
        {
            silo.Kill();
            var time = await StartAsync(silo);
            memory.Add(silo.ResidentBytes / 1048576.0);
            return time;
        });
        yield return new("restart with the demo's data to first page", "s", seconds, Goal.NoMoreThan(3));
        yield return new("resident memory after that page", "MB", [.. memory]);
    }

    private static async Task<double> StartAsync(SiloProcess silo)
    {
        var watch = Stopwatch.StartNew();
        await silo.StartAsync();
        using var page = await silo.Http.GetAsync("sign-in");
        page.EnsureSuccessStatusCode();
        return watch.Elapsed.TotalSeconds;
    }
}
