using System.Diagnostics;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Bench;

/// <summary>Durable cart edits through grain calls: 1,000 carts at concurrency 200, one cart with 1 and 8 editors, carts of
/// growing length, bytes of journal an edit.</summary>
sealed class CartEdits : IScenario
{
    private const int Carts = 1000;
    private const int Concurrency = 200;
    private const int Products = 500;
    private const int EditsARun = 60_000;

    public string Name => "cart-edits";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        await using (var sqlite = await Node.StartAsync("sqlite"))
        {
            await BenchShow.FillAsync(sqlite.Grains, Products, Carts);
            yield return await ManyCartsAsync("SQLite", sqlite, Goal.AtLeast(30_000));
            foreach (var editors in (int[])[1, 8])
                yield return await OneCartAsync(sqlite, editors);
        }

        yield return await BytesAsync();
        foreach (var lines in (int[])[10, 100, 1_000, 10_000])
            yield return await CartOfAsync(lines);

        using var server = new PostgresServer();
        if (server.Missing is not null)
            yield break;
        await using var postgres = await Node.StartAsync("postgres", server.CreateDatabase());
        await BenchShow.FillAsync(postgres.Grains, Products, Carts);
        yield return await ManyCartsAsync("PostgreSQL", postgres, Goal.AtLeast(20_000));
    }

    private static async Task<Result> ManyCartsAsync(string store, Node node, Goal goal) =>
        new($"durable edits, 1,000 carts, concurrency 200, {store}", "edits/s", await Runs.OfAsync(() => EditAsync(node, EditsARun)), goal);

    private static Task<double> EditAsync(Node node, int edits) => Runs.RateAsync(Concurrency, edits, i =>
    {
        var group = (i % Carts) + 1;
        return BenchShow.AddAsync(BenchShow.Cart(node.Grains, group), group, (i / Carts % Products) + 1);
    });

    private static async Task<Result> OneCartAsync(Node node, int editors)
    {
        var cart = BenchShow.Cart(node.Grains, 1);
        return new($"durable edits, one cart, {editors} editor(s), SQLite", "edits/s", await Runs.OfAsync(
            () => Runs.RateAsync(editors, 400 * editors, i => BenchShow.AddAsync(cart, 1, (i % Products) + 1))));
    }

    /// <summary>The time of one edit without the disk: a journal in memory, so that what is measured is the cart.</summary>
    private static async Task<Result> CartOfAsync(int lines)
    {
        await using var node = await Node.StartAsync("memory");
        await BenchShow.FillAsync(node.Grains, lines, groups: 1);
        var cart = BenchShow.Cart(node.Grains, 1);
        for (var i = 1; i <= lines; i++) await BenchShow.AddAsync(cart, 1, i);
        const int edits = 10_000;
        return new($"one edit in a cart of {lines:N0} lines, journal in memory", "µs", await Runs.OfAsync(async () =>
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < edits; i++) await BenchShow.AddAsync(cart, 1, (i % lines) + 1);
            return watch.Elapsed.TotalMicroseconds / edits;
        }));
    }

    private static async Task<Result> BytesAsync()
    {
        var figures = await Runs.OfAsync(
            async () =>
            {
                await using var node = await Node.StartAsync("sqlite");
                await BenchShow.FillAsync(node.Grains, Products, Carts);
                var before = node.JournalBytes;
                await EditAsync(node, 50_000);
                return (node.JournalBytes - before) / 50_000.0;
            },
            count: 3, warmUps: 0);
        return new("growth of the SQLite files an edit (rows, indexes, snapshots, write-ahead log)", "bytes", figures);
    }
}
