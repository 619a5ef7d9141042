using B2BBooking.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Everywhere;

[Collection(SiteCollection.Name)]
public class KeyboardTests(Site site)
{
    [SkippableFact]
    public Task Member_WithTheKeyboardAlone_SignsInSearchesAddsAndSeesTheCart() => site.VisitAsync(async people =>
    {
        var sanne = await people.StrangerAsync();
        var keyboard = sanne.Page.Keyboard;
        await sanne.Page.GotoAsync("/s/hearth");
        await Expect(sanne["user"]).ToBeFocusedAsync();
        await keyboard.TypeAsync("sanne.visser");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(Site.Password);
        await keyboard.PressAsync("Enter");
        await sanne.LiveAsync();

        await sanne.TabToAsync(sanne["home-catalog"]);
        await keyboard.PressAsync("Enter");
        // Whoever comes to a page begins at its heading.
        await Expect(sanne.Page.Locator("main h1")).ToBeFocusedAsync();
        await Expect(sanne["search"]).ToBeVisibleAsync();
        await keyboard.PressAsync("/");
        await Expect(sanne["search"]).ToBeFocusedAsync();
        await keyboard.TypeAsync("SM-1004");
        await Expect(sanne["product-row"].First).ToHaveAttributeAsync("data-code", "SM-1004");
        // A heading that comes late does not take the focus from who types.
        await sanne.Page.EvaluateAsync("async () => (await import('/_content/B2BBooking.WebFront/heading.js')).take(document.querySelector('main h1'))");
        await Expect(sanne["search"]).ToBeFocusedAsync();

        var row = sanne.ProductRow("SM-1004");
        await sanne.TabToAsync(row.GetByTestId("quantity"));
        await keyboard.PressAsync("ArrowUp");
        await keyboard.PressAsync("Enter");
        await Expect(row.GetByTestId("in-cart")).ToBeVisibleAsync();

        await sanne.TabToAsync(sanne["cart-button"], back: true);
        await keyboard.PressAsync("Enter");
        await Expect(sanne["cart-lines"]).ToBeVisibleAsync();
        await Expect(sanne["cart-total"]).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task FirstTab_OnAPage_LeadsPastTheMenusAndBackToThem() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync("giulia.rossi");
        await giulia.OpenAsync("/s/hearth");
        await Expect(giulia.Page.Locator("main h1")).ToBeFocusedAsync();
        await giulia.Page.Keyboard.PressAsync("Tab");
        await Expect(giulia["home-catalog"]).ToBeFocusedAsync();

        await giulia.TabToAsync(giulia["skip-link"], back: true);
        await Expect(giulia["skip-link"]).ToBeInViewportAsync();
        await giulia.Page.Keyboard.PressAsync("Enter");
        await Expect(giulia.Page.Locator("main")).ToBeFocusedAsync();
    });
}
