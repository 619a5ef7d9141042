using System.Net;
using System.Text.Json;
using B2BBooking.Edge.Tests.Support;
using B2BBooking.Tests;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Edge.Tests;

/// <summary>A venue between its laptops and central.</summary>
public sealed class VenueTests : IAsyncLifetime
{
    private static readonly string Product = SmallShow.Code(1);

    private Cluster _cluster = null!;
    private EdgeProcess _venue = null!;
    private EdgeProcess _laptop = null!;

    public async Task InitializeAsync()
    {
        _cluster = await Cluster.StartAsync();
        _venue = _cluster.Venue("venue-a", "--upstream", _cluster.Central.Address.Authority);
        _laptop = _cluster.BlueLaptop("laptop-1", "--upstream", _venue.Address.Authority);
        await _venue.StartAsync();
        await _laptop.StartAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Venue_CutFromCentral_GoesOnWithItsLaptopsAndCatchesUpAfterwards()
    {
        var atLaptop = await MemberAt.SignInAsync(_laptop, Cluster.BlueMember(1));
        var atVenue = await MemberAt.SignInAsync(_venue, Cluster.BlueMember(2));
        var atCentral = await MemberAt.SignInAsync(_cluster.Central, Cluster.BlueMember(2));
        await CutAtCentralAsync("cut");

        await atLaptop.AddAsync(Product, 3);
        await atVenue.SeesAsync(Product, 3);
        Assert.Equal(0, await atCentral.QuantityAsync(Product));
        await CutAtCentralAsync("mend");
        await atCentral.SeesAsync(Product, 3);
    }

    [Fact]
    public async Task Venue_RestoredFromLastNightsBackup_GetsBackWhatItLacksAndWritesNothingTwice()
    {
        var atVenue = await MemberAt.SignInAsync(_venue, Cluster.BlueMember(2));
        await atVenue.AddAsync(Product, 1);
        var atCentral = await MemberAt.SignInAsync(_cluster.Central, Cluster.BlueMember(2));
        await atCentral.SeesAsync(Product, 1);
        await _venue.StopAsync();
        var backup = Path.Combine(_venue.Folder, "backup");
        CopyFolder(_venue.DataFolder, backup);
        await _venue.StartAsync();
        atVenue = await MemberAt.SignInAsync(_venue, Cluster.BlueMember(2));
        await atVenue.AddAsync(Product, 10);
        await atCentral.SeesAsync(Product, 11);

        _venue.Kill();
        Directory.Delete(_venue.DataFolder, recursive: true);
        CopyFolder(backup, _venue.DataFolder);
        await _venue.StartAsync();
        atVenue = await MemberAt.SignInAsync(_venue, Cluster.BlueMember(2));
        await atVenue.SeesAsync(Product, 11);
        await atVenue.AddAsync(Product, 100);
        await atCentral.SeesAsync(Product, 111);
        var atLaptop = await MemberAt.SignInAsync(_laptop, Cluster.BlueMember(1));
        await atLaptop.SeesAsync(Product, 111);
    }

    [Fact]
    public async Task Central_WhoseDatabaseIsLost_IsRebuiltFromTheOthersAndAddsNothingOfItsOwn()
    {
        var atLaptop = await MemberAt.SignInAsync(_laptop, Cluster.BlueMember(1));
        await atLaptop.AddAsync(Product, 3);
        await (await MemberAt.SignInAsync(_venue, Cluster.BlueMember(2))).SeesAsync(Product, 3);
        var administrator = await _cluster.AdministratorAsync();
        await Eventually.True(
            async () => (await administrator.GetAsync("api/node/links")).EnumerateArray().Any(l => l.GetProperty("status").GetString() == "InStep" && l.GetProperty("toSend").GetInt64() == 0),
            "the venue has all that central has");
        var before = await EverythingAtCentralAsync();
        _venue.Kill();
        _cluster.Central.Kill();
        foreach (var file in Directory.EnumerateFiles(_cluster.Central.DataFolder, "journal.db*")) File.Delete(file);
        // As by its plain command: what fills a first start must not fill this one.
        _cluster.Central.FillsDemo = true;
        await _cluster.Central.StartAsync();
        Assert.Contains("The journal is empty", _cluster.Central.Output, StringComparison.Ordinal);
        await _venue.StartAsync();

        await (await MemberAt.SignInAsync(_cluster.Central, Cluster.BlueMember(2))).SeesAsync(Product, 3);
        await Eventually.True(async () => await EverythingAtCentralAsync() == before, "central has what it had before, and nothing else");
    }

    [Fact]
    public async Task Laptop_WhoseVenueIsGone_TakesTheNextUpstreamAndReturnsToTheFirst()
    {
        var laptop = _cluster.BlueLaptop("laptop-2", "--upstream", _venue.Address.Authority, "--upstream", _cluster.Central.Address.Authority);
        await laptop.StartAsync();
        var member = await MemberAt.SignInAsync(laptop, Cluster.BlueMember(1));
        await IsLinkedToAsync(member, "venue-a");
        _venue.Kill();
        await IsLinkedToAsync(member, "central");
        await _venue.StartAsync();
        await IsLinkedToAsync(member, "venue-a");
    }

    private static Task IsLinkedToAsync(MemberAt member, string node) => Eventually.True(
        async () => (await member.LinksAsync()).Where(l => l.GetProperty("isOpen").GetBoolean()).Select(l => l.GetProperty("peer").GetString()).SequenceEqual([node]),
        $"the laptop is linked to {node} alone",
        TimeSpan.FromMinutes(1));

    private async Task CutAtCentralAsync(string what)
    {
        var administrator = await _cluster.AdministratorAsync();
        await administrator.PostAsync($"api/node/links/{what}", new { link = _venue.Name });
    }

    /// <summary>Empty where the administrator's rights have not come back yet.</summary>
    private async Task<string> EverythingAtCentralAsync()
    {
        var administrator = await _cluster.AdministratorAsync();
        var all = new List<string>();
        foreach (var kind in (string[])["users", "administrators", "groups", "shows"])
        {
            using var answer = await administrator.SendAsync(HttpMethod.Get, "api/" + kind, body: null, Guid.NewGuid());
            if (answer.StatusCode == HttpStatusCode.Forbidden) return "";
            // In no order that is promised.
            all.AddRange(JsonSerializer.Deserialize<JsonElement[]>(await answer.Content.ReadAsStringAsync())!.Select(e => e.GetRawText()).Order(StringComparer.Ordinal));
        }

        return string.Join('\n', all);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
