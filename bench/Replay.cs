using System.Diagnostics;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Replay;

namespace B2BBooking.Bench;

/// <summary>Order lines of Online Retail a second, as carts and orders on SQLite; needs the file (B2B_DATA or ../shared/data).</summary>
sealed class Replay : IScenario
{
    private const int Rows = 60_000;

    public string Name => "replay";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        if (Data() is not { } file)
            yield break;
        var lines = RetailFile.Read(file, Rows);
        yield return new($"replay of {Rows:N0} order lines, SQLite", "lines/s", await Runs.OfAsync(() => RateAsync(lines), count: 3, warmUps: 1));
    }

    /// <summary>The file of the real order lines; null, having said so, where it is missing.</summary>
    public static string? Data()
    {
        var folder = Environment.GetEnvironmentVariable("B2B_DATA") ?? Path.Combine("..", "shared", "data");
        var file = Path.Combine(folder, "online-retail", "2010-12_2011-08.csv.gz");
        if (File.Exists(file)) return file;
        Console.Error.WriteLine($"  skipped: {file} is missing; set B2B_DATA to the folder of the real data.");
        return null;
    }

    private static async Task<double> RateAsync(System.Collections.Immutable.ImmutableArray<RetailLine> lines)
    {
        await using var node = await Node.StartAsync("sqlite");
        Caller.Set(Caller.System);
        var watch = Stopwatch.StartNew();
        await new OnlineRetailReplay(node.Grains, TimeProvider.System, new ShowId("online-retail"), lines, cancel: CancellationToken.None).RunAsync(null);
        return lines.Length / watch.Elapsed.TotalSeconds;
    }
}
