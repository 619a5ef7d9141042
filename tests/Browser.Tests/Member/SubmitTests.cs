using B2BBooking.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Member;

/// <summary>At the Gift Days, which are in the stage after the show.</summary>
[Collection(SiteCollection.Name)]
public class SubmitTests(Site site)
{
    [SkippableFact]
    public Task Submit_ClickedTwice_MakesOneOrderForEachSeller() => site.VisitAsync(async people =>
    {
        var freja = await people.MemberAsync("freja.nielsen");
        await freja.OpenAsync("/s/gift-days/submit");
        await Expect(freja["stage-badge"]).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("stage-after"));
        var sellers = await freja.Page.Locator("[data-testid=submit-review] tbody tr").CountAsync();
        Assert.InRange(sellers, 1, 5);
        var total = await freja["submit-total"].InnerTextAsync();
        await freja["confirm"].ClickAsync();
        await Expect(freja["confirmed"]).ToContainTextAsync("Freja Nielsen");
        // Not as a double click, which the page takes for one: the server must see both.
        await freja["submit"].EvaluateAsync("button => { button.click(); button.click(); }");

        await Expect(freja["submitted"]).ToBeVisibleAsync();
        await Expect(freja["submitted-order"]).ToHaveCountAsync(sellers);

        await freja.OpenAsync("/s/gift-days/orders");
        var orders = freja.Page.Locator("section", new() { Has = freja.Page.Locator("h2", new() { HasText = "Gift Days" }) }).GetByTestId("order-row");
        await Expect(orders).ToHaveCountAsync(sellers);
        var numbers = await orders.GetByTestId("order-number").AllInnerTextsAsync();
        Assert.All(numbers, number => Assert.NotEmpty(number.Trim()));
        Assert.Equal(sellers, numbers.Distinct().Count());
        var totals = await orders.Locator(".money").AllInnerTextsAsync();
        Assert.Equal(Visitor.AmountIn(total), totals.Sum(Visitor.AmountIn));

        await freja.OpenAsync("/s/gift-days/submit");
        await Expect(freja["empty-state"]).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task CancelLines_ReloadedWhileTyping_KeepsWhatWasTypedAndCancelsIt() => site.VisitAsync(async people =>
    {
        var magdalena = await people.MemberAsync("magdalena.huber");
        await magdalena.OpenAsync("/s/gift-days/submit");
        await magdalena["confirm"].ClickAsync();
        await magdalena["submit"].ClickAsync();
        await magdalena["submitted-order"].First.Locator("a").ClickAsync();
        await magdalena["cancel-lines"].ClickAsync();
        var pieces = (await magdalena["cancel-quantity"].First.GetAttributeAsync("max"))!;
        await magdalena["cancel-quantity"].First.FillAsync(pieces);
        await magdalena["cancel-reason"].FillAsync("Ordered twice");

        await magdalena.Page.ReloadAsync();
        await magdalena.LiveAsync();
        await magdalena["cancel-lines"].ClickAsync();
        await Expect(magdalena["cancel-reason"]).ToHaveValueAsync("Ordered twice");
        await Expect(magdalena["cancel-quantity"].First).ToHaveValueAsync(pieces);
        await magdalena["cancel-confirm"].ClickAsync();

        await Expect(magdalena["cancel-reason"]).ToHaveCountAsync(0);
        await Expect(magdalena["order-line"].First).ToHaveClassAsync("cancelled");
        await Expect(magdalena.Page.Locator(".history")).ToContainTextAsync("Ordered twice");
    });

    [SkippableFact]
    public Task OpenPages_OfTwoMembersWhoBothSubmit_MakeOneSetOfOrders() => site.VisitAsync(async people =>
    {
        var lucia = await people.MemberAsync("lucia.fernandez");
        var pablo = await people.MemberAsync("pablo.ortega");
        await lucia.OpenAsync("/s/gift-days/submit");
        await pablo.OpenAsync("/s/gift-days/submit");
        var sellers = await lucia.Page.Locator("[data-testid=submit-review] tbody tr").CountAsync();
        await lucia["confirm"].ClickAsync();
        await Expect(pablo["submit"]).ToBeVisibleAsync();
        await Expect(lucia["submit"]).ToBeVisibleAsync();
        await Task.WhenAll(lucia["submit"].ClickAsync(), TryClickAsync(pablo["submit"]));

        await Expect(lucia["submit"]).ToHaveCountAsync(0);
        await Expect(pablo["submit"]).ToHaveCountAsync(0);
        await lucia.OpenAsync("/s/gift-days/orders");
        var orders = lucia.Page.Locator("section", new() { Has = lucia.Page.Locator("h2", new() { HasText = "Gift Days" }) }).GetByTestId("order-row");
        await Expect(orders).ToHaveCountAsync(sellers);
    });

    [SkippableFact]
    public Task Submit_DuringTheShow_IsNotOffered() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync("giulia.rossi");
        await giulia.OpenAsync("/s/hearth/submit");

        await Expect(giulia["submit-later"]).ToBeVisibleAsync();
        await Expect(giulia["confirm"]).ToHaveCountAsync(0);
        await Expect(giulia["submit"]).ToHaveCountAsync(0);
    });

    [SkippableFact]
    public Task OrderPage_Printed_ShowsTheOrderAndNoControls() => site.VisitAsync(async people =>
    {
        var grace = await people.MemberAsync("grace.okafor");
        await grace.OpenAsync("/s/hearth/orders");
        await grace["order-number"].First.ClickAsync();
        await Expect(grace["order-total"]).ToBeVisibleAsync();
        await grace.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(grace.Page.Locator("main h1")).ToBeVisibleAsync();
        await Expect(grace["order-line"].First).ToBeVisibleAsync();
        await Expect(grace["order-total"]).ToBeVisibleAsync();
        foreach (var control in (ILocator[])[grace["print"], grace["copy-order"], grace.Page.Locator(".side-nav"), grace.Page.Locator(".site-header")])
            await Expect(control).ToBeHiddenAsync();
        var paper = await grace.Page.PdfAsync(new() { Format = "A4" });
        Assert.InRange(paper.Length, 5_000, 10_000_000);
    });

    // The colleague's submission may take the button away before it is clicked.
    private static async Task TryClickAsync(ILocator button)
    {
        try
        {
            await button.ClickAsync(new() { Timeout = 2_000 });
        }
        catch (TimeoutException)
        {
            await Expect(button).ToHaveCountAsync(0);
        }
    }
}
