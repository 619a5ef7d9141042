using System.Diagnostics;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Reports;
using B2BBooking.Journal;
using B2BBooking.Silo.Replay;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Bench;

/// <summary>What a start costs the reports: reading the entries of carts and orders from SQLite, and folding them, each by itself, in
/// processor time. The entries are those of the replay of Online Retail; needs the file (B2B_DATA or ../shared/data).</summary>
sealed class Refold : IScenario
{
    private const int Rows = 200_000;
    private const int Unit = 500_000;

    public string Name => "refold";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        if (Replay.Data() is not { } file)
            yield break;
        await using var node = await Node.StartAsync("sqlite");
        Caller.Set(Caller.System);
        await new OnlineRetailReplay(
            node.Grains, TimeProvider.System, new ShowId("online-retail"), RetailFile.Read(file, Rows), cancel: CancellationToken.None).RunAsync(null);
        var products = node.Services.GetRequiredService<IProducts>();
        var journal = node.Services.GetRequiredService<IJournal>();
        var kinds = new SellerReports(products).Kinds;
        List<Recorded> entries = [];
        yield return new($"reading {Unit:N0} entries of carts and orders, SQLite", "CPU s", await Runs.OfAsync(() => CpuAsync(async () =>
        {
            entries = [];
            await foreach (var recorded in journal.ReadAllAsync(0, kinds, CancellationToken.None)) entries.Add(recorded);
            return entries.Count;
        })));
        yield return new($"folding {Unit:N0} entries into reports", "CPU s", await Runs.OfAsync(() => CpuAsync(() =>
        {
            var reports = new SellerReports(products);
            foreach (var recorded in entries) reports.Apply(recorded);
            return Task.FromResult(entries.Count);
        })), Goal.NoMoreThan(2), $"measured over {entries.Count:N0}");
    }

    /// <summary>Processor seconds of the whole process, scaled to <see cref="Unit"/> entries: the collector's work is part of the cost.</summary>
    private static async Task<double> CpuAsync(Func<Task<int>> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var count = await work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds * Unit / count;
    }
}
