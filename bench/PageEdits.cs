using B2BBooking.Tests.Shared;
using Microsoft.Playwright;

namespace B2BBooking.Bench;

/// <summary>What a member sees of an edit: from the click to the changed row, in Chromium on the same machine, with a cart of 1,000 lines.
/// Needs Chromium.</summary>
sealed class PageEdits : IScenario
{
    private const string Chromium = "/usr/bin/chromium";
    private const int Lines = 1_000;
    private const int Edits = 200;

    // The time of the frame after the row has its new quantity: what is in the document is on the screen then.
    private const string ClickUntilChanged =
        """
        code => new Promise(done => {
          const line = document.querySelector(`[data-testid=cart-line][data-code='${code}']`);
          const form = line.querySelector("form");
          const before = form.dataset.quantity;
          const start = performance.now();
          new MutationObserver((_, watch) => {
            if (form.dataset.quantity === before) return;
            watch.disconnect();
            requestAnimationFrame(() => done((performance.now() - start) / 1000));
          }).observe(form, { attributes: true, attributeFilter: ["data-quantity"] });
          line.querySelector("[data-step='1']").click();
          form.requestSubmit();
        })
        """;

    public string Name => "pages";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        if (!File.Exists(Chromium))
        {
            await Console.Error.WriteLineAsync($"  skipped: {Chromium} is missing. Debian: apt-get install chromium.");
            yield break;
        }

        await using var silo = new SiloProcess("--no-demo");
        await silo.StartAsync();
        await FillAsync(silo.Http);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await OpenCartAsync(browser, silo.Address);
        var (p50, p99) = (new List<double>(), new List<double>());
        await Runs.OfAsync(async () =>
        {
            var times = new double[Edits];
            for (var i = 0; i < Edits; i++)
                times[i] = await page.EvaluateAsync<double>(ClickUntilChanged, SmallShow.Code((i % 5) + 1));
            Array.Sort(times);
            p50.Add(Runs.Percentile(times, 0.50) * 1000);
            p99.Add(Runs.Percentile(times, 0.99) * 1000);
            return 0;
        });
        yield return new($"from click to changed row, cart of {Lines:N0} lines, p50", "ms", [.. p50.Skip(1)]);
        yield return new($"from click to changed row, cart of {Lines:N0} lines, p99", "ms", [.. p99.Skip(1)]);
    }

    private static async Task FillAsync(HttpClient http)
    {
        var administrator = new ApiClient(http);
        await administrator.SignInAsync(SiloProcess.Administrator, SiloProcess.Password);
        await SmallShow.CreateAsync(administrator, Lines, members: 1);
        var member = new ApiClient(http);
        await member.SignInAsync(SmallShow.Member(1), SmallShow.MemberPassword);
        await member.PostAsync(SmallShow.Cart + "/add-many", Enumerable.Range(1, Lines).Select(n => SmallShow.Line(SmallShow.Code(n), 1)).ToArray());
    }

    private static async Task<IPage> OpenCartAsync(IBrowser browser, Uri address)
    {
        var page = await browser.NewPageAsync(new() { BaseURL = address.ToString() });
        await page.GotoAsync("/sign-in");
        await page.GetByTestId("user").FillAsync(SmallShow.Member(1));
        await page.GetByTestId("password").FillAsync(SmallShow.MemberPassword);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync($"/s/{SmallShow.Id}/cart");
        await page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByTestId("cart-line").First.WaitForAsync();
        return page;
    }
}
