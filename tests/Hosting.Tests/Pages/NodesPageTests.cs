using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Hosting.Tests.Pages;

/// <summary>The administrator's page of nodes in a real browser: what was refused of a laptop, and each way out of it.</summary>
public sealed class NodesPageTests : IAsyncLifetime
{
    private const int MostBytes = 256 * 1024;

    private static readonly Scope Scope = Scope.Group(SmallShow.Show, SmallShow.Blue);

    private readonly string _folder = Directory.CreateTempSubdirectory("b2b-nodes-page-").FullName;
    private TestNode _node = null!;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (!RealChromium.IsHere) return;
        _node = await TestNode.StartAsync(folder: _folder);
        await SmallShow.FillAsync(_node);
        _playwright = await Playwright.CreateAsync();
        _browser = await RealChromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_node is not null) await _node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task RefusedEntries_AreInspectedRemovedAndTakenOnceTheyPass()
    {
        Skip.If(_browser is null, RealChromium.Missing);
        var replica = _node.Services.GetRequiredService<IReplica>();
        await using var first = Laptop("laptop-1");
        await using var second = Laptop("laptop-2");
        await HandOverUnintroducedAsync(first, replica);
        await HandOverUnintroducedAsync(second, replica);
        var page = await NodesPageAsync();
        await Expect(page.GetByTestId("refused-entries")).ToHaveCountAsync(2);
        var refused = page.GetByTestId("refused-entries").Filter(new() { HasText = $"{first.Origin}" });

        await refused.GetByTestId("refused-inspect").ClickAsync();
        await Expect(refused.GetByTestId("refused-content")).ToContainTextAsync("cart.of-the-test");
        await refused.GetByTestId("refused-retry").ClickAsync();
        await Expect(page.GetByTestId("refused-said")).ToContainTextAsync("Still refused");
        await Expect(page.GetByTestId("refused-entries")).ToHaveCountAsync(2);

        await page.GetByTestId("refused-entries").Filter(new() { HasText = $"{second.Origin}" }).GetByTestId("refused-remove").ClickAsync();
        await Expect(page.GetByTestId("refused-entries")).ToHaveCountAsync(1);
        Assert.Equal(first.Origin, Assert.Single(replica.Parked.List).Origin);

        replica.Introduce(first.IncarnationOf(first.Origin)!);
        await refused.GetByTestId("refused-retry").ClickAsync();
        await Expect(page.GetByTestId("refused-said")).ToContainTextAsync("3 entries were taken in");
        await Expect(page.GetByTestId("refused-entries")).ToHaveCountAsync(0);
        Assert.Equal(3, replica.HeadsOf(Scope)[first.Origin].Seq);

        // It is known now, and has acknowledged nothing yet.
        await page.GetByTestId("node-open").Filter(new() { HasText = "laptop-1" }).ClickAsync();
        await Expect(page.GetByTestId("node-scope").Filter(new() { HasText = Scope.Value })).ToContainTextAsync("nothing acknowledged yet");
    }

    private NodeJournal Laptop(string name)
    {
        var now = DateTimeOffset.UtcNow;
        var folder = Path.Combine(_folder, name);
        var scopes = Enrolment.ScopesOfGroupLaptop(SmallShow.Show, SmallShow.Blue, [new UserId("anna")]);
        Enrolment.Enrol(Path.Combine(_folder, "identity"), new EnrolmentRequest(name, NodeRole.Laptop, scopes, now.AddDays(-1), now.AddDays(1)), folder);
        return JournalFactory.OpenMemory(new JournalOptions { Identity = KeyFolder.OpenEnrolled(folder) });
    }

    private static async Task HandOverUnintroducedAsync(NodeJournal laptop, IReplica to)
    {
        var drafts = Enumerable.Range(0, 3).Select(n => new Draft("cart.of-the-test", new[] { (byte)n }, []));
        await laptop.AppendAsync([new StreamAppend(new StreamName(Scope, "of-the-test/1"), 0, "anna", Guid.CreateVersion7(), [.. drafts])]);
        var run = await laptop.LoadRunAsync(Scope, laptop.Origin, 0, MostBytes);
        Assert.Equal(ImportVerdict.Refused, (await to.ImportAsync(run!, "venue-a")).Verdict);
    }

    private async Task<IPage> NodesPageAsync()
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = _node.Address.ToString(), Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("user").FillAsync("boss");
        await page.GetByTestId("password").FillAsync(TestNode.PasswordOf("boss"));
        await page.GetByTestId("sign-in").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync("/admin/nodes");
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
        return page;
    }
}
