using System.Diagnostics;

namespace B2BBooking.Bench;

/// <summary>How long the node takes from its start to its first page, empty, filling the demo, and with the demo's data; and its memory.</summary>
sealed class StartUp : IScenario
{
    public string Name => "start";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        using (var data = new TemporaryFolder())
        {
            yield return new("first start without the demo to first page", "s", await Runs.OfAsync(async () =>
            {
                using var fresh = new TemporaryFolder();
                return (await StartAsync(fresh.Path, "--no-demo")).Seconds;
            }));
            yield return new("first start, filling the demo, to first page", "s", [(await StartAsync(data.Path)).Seconds], Goal.NoMoreThan(90));
            var memory = new List<double>();
            var seconds = await Runs.OfAsync(async () =>
            {
                var (time, megabytes) = await StartAsync(data.Path);
                memory.Add(megabytes);
                return time;
            });
            yield return new("restart with the demo's data to first page", "s", seconds, Goal.NoMoreThan(3));
            yield return new("resident memory after that page", "MB", [.. memory]);
        }
    }

    private static async Task<(double Seconds, double Megabytes)> StartAsync(string folder, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var server = await ServerProcess.StartAsync(folder, arguments);
        return (watch.Elapsed.TotalSeconds, server.MegabytesResident);
    }
}
