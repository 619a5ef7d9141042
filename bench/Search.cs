using System.Diagnostics;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Bench;

/// <summary>The eCatalog's search at 50,000 products, with facets, as one types: from one letter to two words, some of them the glossary's, and filters.</summary>
sealed class Search : IScenario
{
    private const int Products = 50_000;
    private const int Searches = 400;

    private static readonly string?[] Typed = ["s", "st", "sto", "stone", "stone v", "stone vase", "re", "red la", "garden", "P0123", null, "silver candle", "b", "mug 42", "stoneeau", "vase rede"];

    public string Name => "search";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        await using var node = await Node.StartAsync("memory");
        await BenchShow.FillAsync(node.Grains, Products, groups: 1);
        await BenchShow.TranslateAsync(node.Grains);
        var search = node.Grains.GetGrain<ICatalogueSearchGrain>(BenchShow.Show.Value);
        var (p50, p99) = (new List<double>(), new List<double>());
        await Runs.OfAsync(async () =>
        {
            var times = await TimesAsync(search);
            p50.Add(Runs.Percentile(times, 0.50));
            p99.Add(Runs.Percentile(times, 0.99));
            return 0;
        });
        yield return new("search of 50,000 products with facets, p50", "ms", [.. p50.Skip(1)]);
        yield return new("search of 50,000 products with facets, p99", "ms", [.. p99.Skip(1)], Goal.NoMoreThan(20));
    }

    private static async Task<double[]> TimesAsync(ICatalogueSearchGrain search)
    {
        Caller.Set(BenchShow.Member(1));
        var times = new double[Searches];
        for (var i = 0; i < Searches; i++)
        {
            var query = CatalogueQuery.All("en") with { Text = Typed[i % Typed.Length], PriceFrom = i % 3 == 0 ? 10 : null };
            var watch = Stopwatch.StartNew();
            await search.SearchAsync(query);
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }
}
