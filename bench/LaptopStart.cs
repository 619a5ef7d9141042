using System.Diagnostics;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Bench;

/// <summary>A laptop that has pulled the demo show from central: from its start to its first page, and its memory then.</summary>
sealed class LaptopStart : IScenario
{
    private static readonly string[] Members = ["nadia.benali", "julien.moreau", "claire.dubois"];

    public string Name => "laptop-start";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        await using var central = new SiloProcess();
        await central.StartAsync();
        await using var laptop = new EdgeProcess("laptop-1", "laptop", "--upstream", central.Address.Authority);
        Enrol(central, laptop);
        await laptop.StartAsync();
        var client = new ApiClient(laptop.Http);
        await client.SignInAsync(Members[0], "trade-fair");
        await B2BBooking.Tests.Eventually.True(
            async () => (await client.GetAsync("api/node/links")).EnumerateArray().Any(l => l.GetProperty("status").GetString() == "InStep"),
            "the laptop has pulled the show");
        var memory = new List<double>();
        var seconds = await Runs.OfAsync(async () =>
        {
            laptop.Kill();
            var watch = Stopwatch.StartNew();
            await laptop.StartAsync();
            using var page = await laptop.Http.GetAsync("sign-in");
            page.EnsureSuccessStatusCode();
            memory.Add(laptop.ResidentBytes / 1048576.0);
            return watch.Elapsed.TotalSeconds;
        });
        yield return new("laptop with the demo show, start to first page", "s", seconds, Goal.NoMoreThan(2));
        yield return new("resident memory of the laptop after that page", "MB", [.. memory.Skip(1)], Goal.NoMoreThan(150));
    }

    private static void Enrol(SiloProcess central, EdgeProcess laptop)
    {
        var scopes = Enrolment.ScopesOfGroupLaptop(new ShowId("hearth"), new GroupId("flair-foyer"), Members.Select(m => new UserId(m)));
        var now = DateTimeOffset.UtcNow;
        Enrolment.Enrol(
            Path.Combine(central.DataFolder, "identity"), new(laptop.Name, NodeRole.Laptop, scopes, now.AddDays(-1), now.AddDays(30)), laptop.IdentityFolder);
        File.Copy(Path.Combine(central.DataFolder, "accounts.json"), Path.Combine(laptop.IdentityFolder, "accounts.json"));
    }
}
