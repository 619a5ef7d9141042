using System.Collections.Immutable;
using System.Diagnostics;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Bench;

/// <summary>A full pull: runs of other nodes' cart edits, proven and stored, and the reading of such runs by the node that hands them on.
/// One chain alone is taken run after run; of 32 chains four are taken at a time, of 320 (as when many laptops come back at once) 32.</summary>
sealed class Apply : IScenario
{
    private const int Entries = 64_000;
    private const int MostBytes = 256 * 1024;

    public string Name => "apply";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        using var organizer = new BenchOrganizer();
        using var server = new PostgresServer();
        foreach (var (chains, callers) in new[] { (1, 1), (32, 4), (320, 32) })
        {
            await using var source = await SourceAsync(organizer, chains);
            var runs = await source.RunsAsync();
            var what = $"{Entries:N0} entries of {chains} chain{(chains == 1 ? "" : "s")}";
            yield return new($"hand on {what}, memory", "entries/s", await Runs.OfAsync(() => LoadRateAsync(source)));
            foreach (var store in server.Missing is null ? new[] { "memory", "sqlite", "postgres" } : ["memory", "sqlite"])
                yield return new($"verified apply of {what}, {store}", "entries/s", await Runs.OfAsync(() => ApplyRateAsync(organizer, source, runs, callers, store, server), count: 3),
                    store == "sqlite" ? Goal.AtLeast(50_000) : null, $"{runs.Sum(r => r.Length):N0} runs");
        }
    }

    private static async Task<double> LoadRateAsync(BenchSource source)
    {
        var watch = Stopwatch.StartNew();
        var runs = await source.RunsAsync();
        return runs.Sum(chain => chain.Sum(r => r.Entries.Length)) / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> ApplyRateAsync(BenchOrganizer organizer, BenchSource source, ImmutableArray<ImmutableArray<ChainRun>> chains, int callers, string store, PostgresServer server)
    {
        using var folder = new TemporaryFolder();
        var options = new JournalOptions { Identity = organizer.Central };
        await using var journal = store switch
        {
            "sqlite" => await JournalFactory.OpenSqliteAsync(folder.File("journal.db"), options),
            "postgres" => await JournalFactory.OpenPostgresAsync(server.CreateDatabase(), options),
            _ => JournalFactory.OpenMemory(options),
        };
        foreach (var incarnation in source.Introductions) journal.Introduce(incarnation);
        var watch = Stopwatch.StartNew();
        await Runs.RateAsync(callers, chains.Length, async i =>
        {
            // Two at a time, as the exchange's window has them: one is proven while the other is committed.
            var before = default(Task<ImportOutcome>);
            foreach (var run in chains[i])
            {
                var import = journal.ImportAsync(run, "bench").AsTask();
                if (before is not null) Check(await before);
                before = import;
            }

            Check(await before!);
        });
        return Entries / watch.Elapsed.TotalSeconds;
    }

    private static void Check(ImportOutcome outcome)
    {
        if (outcome.Verdict != ImportVerdict.Stored) throw new InvalidOperationException($"A run was not stored: {outcome}");
    }

    private static async Task<BenchSource> SourceAsync(BenchOrganizer organizer, int chains)
    {
        var journals = new List<NodeJournal>();
        for (var c = 0; c < chains; c++)
        {
            var journal = JournalFactory.OpenMemory(new JournalOptions { Identity = organizer.Laptop($"laptop-{c}") });
            journals.Add(journal);
            var stream = new StreamName(new Scope($"spring-2027/group/g{c}"), "cart");
            long known = 0;
            for (var n = 0; n < Entries / chains; n += 100)
                known = (await journal.AppendAsync([new StreamAppend(stream, known, "anna", Guid.CreateVersion7(),
                    [.. Enumerable.Range(n, 100).Select(_ => new Draft("cart.line.set", new byte[30], []))])]))[^1].Position;
        }

        return new BenchSource(journals, MostBytes);
    }
}
