using B2BBooking.Edge.Tests.Support;
using B2BBooking.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Edge.Tests;

/// <summary>Two members with a browser each, one at central and one at their group's laptop, of which the line is cut and mended.</summary>
public sealed class PagesApartTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string Pot = SmallShow.Code(1);

    private Cluster _cluster = null!;
    private EdgeProcess _laptop = null!;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        SetDefaultExpectTimeout(30_000);
        _cluster = await Cluster.StartAsync();
        _laptop = _cluster.BlueLaptop("laptop-blue", "--upstream", _cluster.Central.Address.Authority);
        await _laptop.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    [SkippableFact]
    public async Task LineSetApart_ByTwoMembersWhoDoNotSeeOneAnother_IsMarkedOnBothPagesAndSettledWithOneClick()
    {
        Skip.If(_browser is null, $"There is no Chromium at {Chromium}. Debian: apt-get install chromium.");
        var here = await MemberAt.SignInAsync(_laptop, Cluster.BlueMember(1));
        await here.AddAsync(Pot, 4);
        await (await MemberAt.SignInAsync(_cluster.Central, Cluster.BlueMember(2))).SeesAsync(Pot, 4);
        var atLaptop = await CartPageAsync(_laptop, Cluster.BlueMember(1));
        var atCentral = await CartPageAsync(_cluster.Central, Cluster.BlueMember(2));
        await Expect(atLaptop.GetByTestId("connection")).ToHaveAttributeAsync("data-sign", "InStep");
        await Expect(atLaptop.GetByTestId("safe-on")).ToHaveAttributeAsync("data-nodes", "1");
        await Expect(atCentral.GetByTestId("connection")).ToHaveCountAsync(0);

        await here.CutAllAsync();
        await Expect(atLaptop.GetByTestId("connection")).ToHaveAttributeAsync("data-sign", "Offline");
        await SetAsync(atLaptop, 7);
        await SetAsync(atCentral, 9);
        await Expect(atLaptop.GetByTestId("connection-waiting")).ToContainTextAsync("1");
        await Expect(atLaptop.GetByTestId("safe-on")).ToHaveAttributeAsync("data-nodes", "0");

        await here.MendAllAsync();
        foreach (var page in new[] { atLaptop, atCentral })
        {
            var mark = page.GetByTestId("mark-apart");
            await Expect(mark).ToContainTextAsync("7");
            await Expect(mark).ToContainTextAsync("9");
            await Expect(mark).ToContainTextAsync($"Member {Cluster.BlueMember(1)}");
            await Expect(mark).ToContainTextAsync($"Member {Cluster.BlueMember(2)}");
        }

        await atCentral.GetByTestId("resolve").Filter(new() { HasText = "7" }).ClickAsync();
        foreach (var page in new[] { atLaptop, atCentral })
        {
            await Expect(page.GetByTestId("mark-apart")).ToHaveCountAsync(0);
            await Expect(Line(page).Locator("form")).ToHaveAttributeAsync("data-quantity", "7");
        }

        await Expect(atLaptop.GetByTestId("connection-waiting")).ToHaveCountAsync(0);
        await Expect(atLaptop.GetByTestId("safe-on")).ToHaveAttributeAsync("data-nodes", "1");
    }

    private async Task<IPage> CartPageAsync(NodeProcess node, string user)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = node.Address.ToString(), Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("user").FillAsync(user);
        await page.GetByTestId("password").FillAsync(SmallShow.MemberPassword);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync($"/s/{SmallShow.Id}/cart");
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
        await Expect(Line(page)).ToBeVisibleAsync();
        return page;
    }

    private static async Task SetAsync(IPage page, int quantity)
    {
        var field = Line(page).GetByTestId("quantity");
        await field.FillAsync($"{quantity}");
        await field.PressAsync("Tab");
        await Expect(Line(page).Locator("form")).ToHaveAttributeAsync("data-quantity", $"{quantity}");
    }

    private static ILocator Line(IPage page) => page.Locator($"[data-testid=cart-line][data-code='{Pot}']");
}
