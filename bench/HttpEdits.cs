using System.Collections.Concurrent;

namespace B2BBooking.Bench;

/// <summary>Cart edits over the HTTP API of a node in a process of its own, on SQLite, the load client beside it on the same cores.</summary>
sealed class HttpEdits : IScenario
{
    private const int EditsARun = 20_000;

    public string Name => "http";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        using var data = new TemporaryFolder();
        using var server = await ServerProcess.StartAsync(data.Path, "--no-demo");
        using var http = new HttpClient { BaseAddress = server.Address };
        var administrator = new BenchApi(http);
        await administrator.SignInAsync("admin");
        await administrator.FillAsync();
        var members = new BenchApi[BenchApi.Groups];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = new BenchApi(http);
            await members[i].SignInAsync($"member{i + 1}");
        }

        foreach (var concurrency in (int[])[1, 16, 64])
            foreach (var result in await MeasureAsync(members, concurrency))
                yield return result;
    }

    private static async Task<Result[]> MeasureAsync(BenchApi[] members, int concurrency)
    {
        var (p50, p99) = (new List<double>(), new List<double>());
        var edits = concurrency == 1 ? EditsARun / 10 : EditsARun;
        var rates = await Runs.OfAsync(async () =>
        {
            var times = new ConcurrentBag<double>();
            var rate = await Runs.RateAsync(concurrency, edits, async i =>
                times.Add(await members[i % members.Length].AddAsync((i % members.Length) + 1, (i / members.Length % BenchApi.Products) + 1)));
            var sorted = times.Order().ToArray();
            p50.Add(Runs.Percentile(sorted, 0.50) * 1000);
            p99.Add(Runs.Percentile(sorted, 0.99) * 1000);
            return rate;
        });
        var what = $"cart edits over HTTP, concurrency {concurrency}";
        return
        [
            new(what, "req/s", rates, concurrency == 64 ? Goal.AtLeast(5_000) : null),
            new(what + ", p50", "ms", [.. p50.Skip(1)]),
            new(what + ", p99", "ms", [.. p99.Skip(1)], concurrency == 64 ? Goal.NoMoreThan(20) : null),
        ];
    }
}
