using B2BBooking.Browser.Tests.Support;
using B2BBooking.Tests.Shared;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Member;

/// <summary>A catalogue of 10,000 products and a cart of 1,000 lines: only what is in sight is in the page, and it works there.</summary>
[Collection(SiteCollection.Name)]
public class LargeShowTests(Site site)
{
    private const int Products = 10_000;
    private const int Lines = 1_000;

    // What is in sight and a few rows on either side of it.
    private const int MostRows = 40;

    private static readonly string Shopper = SmallShow.Member(1);

    [SkippableFact]
    public Task LargeShow_ScrolledFilteredAndEditedFarDown_KeepsFewRowsAndTheChanges() => site.VisitAsync(async people =>
    {
        await FillAsync();
        var shopper = await people.StrangerAsync();
        await shopper.SignInAsync(Shopper, SmallShow.MemberPassword);
        await shopper.LiveAsync();

        await shopper.OpenAsync($"/s/{SmallShow.Id}/catalog");
        await Expect(shopper["result-count"]).ToHaveTextAsync("10,000 products");
        await ScrollToAsync(shopper, 9_000);
        Assert.InRange(await shopper["product-row"].CountAsync(), 1, MostRows);
        var far = shopper.ProductRow(SmallShow.Code(9_000));
        await far.GetByTestId("add").ClickAsync();
        await Expect(far.GetByTestId("in-cart")).ToBeVisibleAsync();
        await shopper["search"].FillAsync("Pot 07777");
        await Expect(shopper.ProductRow(SmallShow.Code(7_777))).ToBeVisibleAsync();

        await shopper.OpenAsync($"/s/{SmallShow.Id}/cart");
        var line = shopper.CartLine(SmallShow.Code(900));
        await ScrollToAsync(shopper, 900);
        Assert.InRange(await shopper["cart-line"].CountAsync(), 1, MostRows);
        await line.GetByTestId("quantity").FillAsync("77");
        await line.GetByTestId("quantity").PressAsync("Enter");
        await Expect(shopper.CartLine(SmallShow.Code(900), 77)).ToBeVisibleAsync();
        Assert.InRange(await shopper["cart-line"].CountAsync(), 1, MostRows);
        Assert.Equal(77, await shopper.QuantityInCartAsync(SmallShow.Id, SmallShow.Seller, SmallShow.Code(900)));
    });

    private async Task FillAsync()
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var administrator = new ApiClient(http);
        await administrator.SignInAsync(Pages.Administrator, Site.Password);
        await SmallShow.CreateAsync(administrator, Products, members: 1);
        var member = new ApiClient(http);
        await member.SignInAsync(Shopper, SmallShow.MemberPassword);
        foreach (var part in Enumerable.Range(1, Lines).Select(number => SmallShow.Line(SmallShow.Code(number), 1)).Chunk(500))
            await member.PostAsync(SmallShow.Cart + "/add-many", part);
    }

    // The height of what is not in the page is an estimate, so one jump only leads near it. Codes count up with the rows.
    private static async Task ScrollToAsync(Visitor visitor, int number)
    {
        await Expect(visitor.Page.Locator("main article[data-code]").First).ToBeVisibleAsync();
        await visitor.Page.WaitForFunctionAsync(
            """
            number => {
              const numberOf = row => Number(row.dataset.code.slice(1));
              const rows = [...document.querySelectorAll("main article[data-code]")];
              const known = rows.find(row => numberOf(row) === number) ?? rows[0];
              if (!known) return false;
              // Rows that the page has not exchanged yet still say by their place where the wanted one will be.
              const place = known.getBoundingClientRect();
              const top = place.top + (number - numberOf(known)) * place.height;
              if (numberOf(known) === number && top > 120 && top + place.height < innerHeight - 120) return true;
              window.scrollBy({ top: top - innerHeight / 2, behavior: "instant" });
              return false;
            }
            """,
            number, new() { PollingInterval = 200 });
    }
}
