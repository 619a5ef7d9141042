using B2BBooking.Browser.Tests.Member;
using B2BBooking.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Staff;

[Collection(SiteCollection.Name)]
public class RepresentativeTests(Site site)
{
    [SkippableFact]
    public Task Overview_OfARepresentative_ShowsTheAssignedGroupsAndSellersAlone() => site.VisitAsync(async people =>
    {
        var henrik = await people.MemberAsync(Pages.Representative);
        await henrik.OpenAsync("/s/hearth/representative");

        await Expect(henrik["assigned-sellers"].Locator("li")).ToHaveCountAsync(2);
        var groups = henrik["assigned-groups"].Locator("tbody th");
        await Expect(groups).ToHaveTextAsync(["Harbour Gifts", "Huis & Haard", "North & Nest", "Nyhavn Living"]);
    });

    [SkippableFact]
    public Task EditOnBehalf_OfAnAssignedGroup_IsShownAsSuchInTheHistory() => site.VisitAsync(async people =>
    {
        var henrik = await people.MemberAsync(Pages.Representative);
        await henrik.OpenAsync("/s/hearth/representative");
        await henrik["assigned-groups"].Locator("tr", new() { HasText = "Huis & Haard" }).Locator("a").ClickAsync();
        await Expect(henrik["for-group"]).ToContainTextAsync("Huis & Haard");
        var code = (await henrik["cart-line"].First.GetAttributeAsync("data-code"))!;
        var form = henrik.CartLine(code).Locator("form");
        var pack = Visitor.NumberIn((await form.GetAttributeAsync("data-pack"))!);
        await form.GetByTestId("quantity").FillAsync(CartTests.Text(40 * pack));
        await form.GetByTestId("quantity").PressAsync("Tab");
        await Expect(henrik.CartLine(code, 40 * pack)).ToBeVisibleAsync();

        var femke = await people.MemberAsync("femke.devries");
        await femke.OpenAsync("/s/hearth/cart");
        await Expect(femke.CartLine(code).GetByTestId("changed-by")).ToContainTextAsync("Henrik Lund (on the group’s behalf)");
        await femke.CartLine(code).GetByTestId("history").ClickAsync();
        await Expect(femke["history-entry"].First).ToContainTextAsync("Henrik Lund (on the group’s behalf)");
    });
}
