using B2BBooking.Edge.Tests.Support;
using B2BBooking.Journal.Identity;
using B2BBooking.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Edge.Tests;

/// <summary>Members with a browser each, at central and at their group's laptop, of which the line is cut and mended.</summary>
public sealed class PagesApartTests(PagesApart site) : IClassFixture<PagesApart>
{
    private static readonly string Pot = SmallShow.Code(1);
    private static readonly string Jug = SmallShow.Code(2);
    private const string Root = $"/s/{SmallShow.Id}";
    private const string Cart = $"{Root}/cart";

    [SkippableFact]
    public async Task LineSetApart_ByTwoMembersWhoDoNotSeeOneAnother_IsMarkedOnBothPagesAndSettledWithOneClick()
    {
        site.SkipWithoutBrowser();
        await site.BeginAsync(open: true);
        var here = await MemberAt.SignInAsync(site.Laptop, Cluster.BlueMember(1));
        await here.AddAsync(Pot, 4);
        await (await MemberAt.SignInAsync(site.Central, Cluster.BlueMember(2))).SeesAsync(Pot, 4);
        var atLaptop = await site.PageAsync(site.Laptop, Cluster.BlueMember(1), Cart);
        var atCentral = await site.PageAsync(site.Central, Cluster.BlueMember(2), Cart);
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

    [SkippableFact]
    public async Task Laptop_CutFromTheServer_GoesOnShowsWhatWaitsAndIsDecidedByAnAdministratorAfterTheClose()
    {
        site.SkipWithoutBrowser();
        await site.BeginAsync(open: true);
        var here = await MemberAt.SignInAsync(site.Laptop, Cluster.BlueMember(1));
        var atLaptop = await site.PageAsync(site.Laptop, Cluster.BlueMember(1), Cart);
        var atCentral = await site.PageAsync(site.Central, Cluster.BlueMember(2), Cart);
        await Expect(atLaptop.GetByTestId("stage-badge")).ToContainTextAsync("After");
        await Expect(atLaptop.GetByTestId("connection")).ToHaveAttributeAsync("data-sign", "InStep");
        await here.CutAllAsync();
        await Expect(atLaptop.GetByTestId("connection")).ToHaveAttributeAsync("data-sign", "Offline");

        await FindAndAddAsync(atLaptop, Jug);
        await NoteAsync(atLaptop, Jug, "Ask for a taller one.");
        await OpenAsync(atLaptop, "orders");
        await OpenAsync(atLaptop, "cart");
        await SetAsync(atLaptop, 7, Jug);
        await Expect(atLaptop.GetByTestId("safe-on")).ToHaveAttributeAsync("data-nodes", "0");
        await atLaptop.GetByTestId("connection").Locator("summary").ClickAsync();
        await Expect(atLaptop.GetByTestId("connection-long")).ToContainTextAsync("Working offline");
        await Expect(atLaptop.GetByTestId("connection-detail")).ToContainTextAsync("3");
        await SubmitAsync(atLaptop);

        await site.BeginAsync(open: false);
        await here.MendAllAsync();
        await Expect(Line(atCentral, Jug)).ToContainTextAsync("7 pieces");
        await Expect(Submission(atLaptop)).ToHaveAttributeAsync("data-state", "InReview");
        await Expect(atLaptop.GetByTestId("connection")).ToHaveAttributeAsync("data-sign", "InStep");
        await Expect(atLaptop.GetByTestId("connection-waiting")).ToHaveCountAsync(0);

        var review = await site.PageAsync(site.Central, SiloProcess.Administrator, $"/admin/shows/{SmallShow.Id}/submissions", SiloProcess.Password);
        await review.GetByTestId("decline").ClickAsync();
        await Expect(review.GetByTestId("submissions-none")).ToBeVisibleAsync();
        await Expect(Submission(atLaptop)).ToHaveAttributeAsync("data-state", "Refused");
        await OpenAsync(atLaptop, "cart");
        await Expect(atLaptop.GetByTestId("safe-on")).ToHaveAttributeAsync("data-nodes", "1");

        await site.BeginAsync(open: true);
        await Expect(atLaptop.GetByTestId("stage-badge")).ToContainTextAsync("After");
        await here.CutAllAsync();
        await Expect(atLaptop.GetByTestId("connection")).ToHaveAttributeAsync("data-sign", "Offline");
        await SetAsync(atLaptop, 8, Jug);
        await SubmitAsync(atLaptop);
        await site.BeginAsync(open: false);
        await here.MendAllAsync();
        await Expect(Submission(atLaptop).First).ToHaveAttributeAsync("data-state", "InReview");
        await review.GetByTestId("submissions-refresh").ClickAsync();
        await review.GetByTestId("honour").ClickAsync();
        await Expect(review.GetByTestId("submissions-none")).ToBeVisibleAsync();
        await OpenAsync(atLaptop, "orders");
        await Expect(atLaptop.GetByTestId("order-row")).ToHaveCountAsync(1);
        await Expect(Line(atCentral, Jug)).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task FreshLaptop_WhereNobodyAnswers_SaysThatNothingHasArrivedAndWhy()
    {
        site.SkipWithoutBrowser();
        var fresh = site.Cluster.BlueLaptop("laptop-fresh", "--upstream", $"127.0.0.1:{LoopbackPort.Free()}");
        await fresh.StartAsync();
        var page = await site.PageAsync(fresh, Cluster.BlueMember(1), "/");
        await Expect(page.GetByTestId("connection")).ToHaveAttributeAsync("data-sign", "Offline");
        await Expect(page.GetByTestId("empty-state")).ToContainTextAsync("Nothing has arrived on this computer yet");
        await Expect(page.GetByTestId("shows-why")).ToContainTextAsync("Nobody answers");
    }

    [SkippableFact]
    public async Task SellersLaptop_WhichHoldsNoCart_SaysWhereTheReportIsInsteadOfCountingNone()
    {
        site.SkipWithoutBrowser();
        const string Staff = "sam";
        await SmallShow.AddStaffAsync(await site.Cluster.AdministratorAsync(), Staff);
        var stand = new EdgeProcess("stand-1", "laptop", "--upstream", site.Central.Address.Authority);
        site.Cluster.Enrolled(stand, NodeRole.Laptop, Enrolment.ScopesOfSellerLaptop(new(SmallShow.Id), new(SmallShow.Seller), [new(Staff)]));
        await stand.StartAsync();
        var page = await site.PageAsync(stand, Staff, "/");
        // Opened before the show had arrived, or after.
        await page.WaitForURLAsync(url => url.EndsWith(Root, StringComparison.Ordinal));
        foreach (var counted in (string[])["", "/orders"])
        {
            await OpenAsync(page, $"seller/{SmallShow.Seller}{counted}");
            await Expect(page.GetByTestId("at-servers")).ToBeVisibleAsync();
        }

        await OpenAsync(page, $"seller/{SmallShow.Seller}/catalogue");
        await Expect(page.GetByTestId("at-servers")).ToHaveCountAsync(0);
    }

    private static async Task OpenAsync(IPage page, string what)
    {
        await page.GotoAsync($"{Root}/{what}");
        await Expect(page.Locator("[data-live]")).ToBeAttachedAsync();
    }

    private static async Task FindAndAddAsync(IPage page, string code)
    {
        await OpenAsync(page, "catalog");
        await page.GetByTestId("search").FillAsync(code);
        await Expect(page.GetByTestId("product-row")).ToHaveCountAsync(1);
        await page.GetByTestId("add").ClickAsync();
        await Expect(page.GetByTestId("in-cart")).ToBeVisibleAsync();
    }

    private static async Task NoteAsync(IPage page, string code, string text)
    {
        await OpenAsync(page, $"products/{SmallShow.Seller}/{code}");
        await page.GetByTestId("note-text").FillAsync(text);
        await page.GetByTestId("note-save").ClickAsync();
        await Expect(page.GetByTestId("note")).ToContainTextAsync(text);
    }

    private static async Task SubmitAsync(IPage page)
    {
        await OpenAsync(page, "submit");
        await page.GetByTestId("confirm").ClickAsync();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(Submission(page).First).ToHaveAttributeAsync("data-state", "Waiting");
        await Expect(Submission(page).First).ToContainTextAsync("Waiting to be confirmed");
    }

    private static ILocator Submission(IPage page) => page.GetByTestId("submission");

    private static async Task SetAsync(IPage page, int quantity, string? code = null)
    {
        var field = Line(page, code).GetByTestId("quantity");
        await field.FillAsync($"{quantity}");
        await field.PressAsync("Tab");
        await Expect(Line(page, code).Locator("form")).ToHaveAttributeAsync("data-quantity", $"{quantity}");
    }

    private static ILocator Line(IPage page, string? code = null) => page.Locator($"[data-testid=cart-line][data-code='{code ?? Pot}']");
}
