using System.Collections.Concurrent;
using System.Diagnostics;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Bench;

/// <summary>Cart edits over the HTTP API of a node in a process of its own, on SQLite, the load client beside it on the same cores.</summary>
sealed class HttpEdits : IScenario
{
    private const int EditsARun = 20_000;

    private const int Groups = 16;
    private const int Products = 50;

    public string Name => "http";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        await using var silo = new SiloProcess("--no-demo");
        await silo.StartAsync();
        var administrator = new ApiClient(silo.Http);
        await administrator.SignInAsync(SiloProcess.Administrator, SiloProcess.Password);
        await SmallShow.CreateAsync(administrator, Products, members: 0);
        var members = new ApiClient[Groups];
        for (var i = 0; i < Groups; i++)
        {
            await SmallShow.AddGroupAsync(administrator, Group(i), SmallShow.Member(i));
            members[i] = new ApiClient(silo.Http);
            await members[i].SignInAsync(SmallShow.Member(i), SmallShow.MemberPassword);
        }

        foreach (var concurrency in (int[])[1, 16, 64])
            foreach (var result in await MeasureAsync(members, concurrency))
                yield return result;
    }

    private static async Task<Result[]> MeasureAsync(ApiClient[] members, int concurrency)
    {
        var (p50, p99) = (new List<double>(), new List<double>());
        var edits = concurrency == 1 ? EditsARun / 10 : EditsARun;
        var rates = await Runs.OfAsync(async () =>
        {
            var times = new ConcurrentBag<double>();
            var rate = await Runs.RateAsync(concurrency, edits, async i =>
                times.Add(await AddAsync(members[i % Groups], Group(i % Groups), (i / Groups % Products) + 1)));
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

    private static string Group(int number) => $"group{number}";

    // One durable edit; the seconds that it took.
    private static async Task<double> AddAsync(ApiClient member, string group, int product)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await member.SendAsync(
            HttpMethod.Post, SmallShow.CartOf(group) + "/add", SmallShow.Line(SmallShow.Code(product), 1), Guid.NewGuid());
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
