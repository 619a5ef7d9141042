using B2BBooking.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Edge.Tests.Support;

/// <summary>A central and a laptop of the blue group, real processes, and one Chromium to visit both.</summary>
public sealed class PagesApart : IAsyncLifetime
{
    private Cluster? _cluster;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public EdgeProcess Laptop { get; private set; } = null!;

    public Cluster Cluster => _cluster!;

    public SiloProcess Central => Cluster.Central;

    public async Task InitializeAsync()
    {
        if (!RealChromium.IsHere) return;
        SetDefaultExpectTimeout(30_000);
        _cluster = await Cluster.StartAsync();
        Laptop = _cluster.BlueLaptop("laptop-blue", "--upstream", Central.Address.Authority);
        await Laptop.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await RealChromium.LaunchAsync(_playwright);
    }

    public void SkipWithoutBrowser() => Skip.If(_browser is null, RealChromium.Missing);

    /// <summary>The show is in its stage after, or has closed this moment.</summary>
    public async Task BeginAsync(bool open) => await SmallShow.DefineAsync(
        await _cluster!.AdministratorAsync(), after: TimeSpan.FromDays(-1), closed: open ? TimeSpan.FromDays(1) : TimeSpan.Zero);

    /// <summary>A page of the node, in a browser context of its own, where somebody has signed in.</summary>
    public async Task<IPage> PageAsync(NodeProcess node, string user, string path, string password = SmallShow.MemberPassword)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = node.Address.ToString(), Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("user").FillAsync(user);
        await page.GetByTestId("password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync(path);
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}
