using System.Text.RegularExpressions;
using B2BBooking.Browser.Tests.Support;
using B2BBooking.Tests;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Member;

[Collection(SiteCollection.Name)]
public partial class CatalogueTests(Site site)
{
    private const string Buyer = "giulia.rossi";
    private const int MostRows = 60;

    [SkippableFact]
    public Task ShowHome_DuringTheShow_ShowsItsStageAndSellers() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync(Buyer);
        await giulia.OpenAsync("/s/hearth");

        await Expect(giulia["stage-badge"]).ToHaveClassAsync(StageDuring());
        await Expect(giulia["stage-text"]).ToBeVisibleAsync();
        await Expect(giulia["seller-link"]).ToHaveCountAsync(12);
        await Expect(giulia["cart-summary"].Locator(".summary-total")).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task Search_AsOneTypes_NarrowsTheResults() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync(Buyer);
        await giulia.OpenAsync("/s/hearth/catalog");
        var all = await CountAsync(giulia);

        await giulia["search"].PressSequentiallyAsync("teap");

        await Expect(giulia["result-count"]).Not.ToHaveTextAsync(Count(all));
        await Expect(giulia["product-link"].First).ToContainTextAsync("Teapot");
        var teapots = await CountAsync(giulia);
        Assert.InRange(teapots, 1, all / 4);

        await giulia["search"].PressSequentiallyAsync("ot maree");

        await Expect(giulia["result-count"]).Not.ToHaveTextAsync(Count(teapots));
        await Expect(giulia["product-link"].First).ToContainTextAsync("Teapot Marée");
        await Expect(giulia["product-link"].Filter(new() { HasNotText = "Marée" })).ToHaveCountAsync(0);
        Assert.InRange(await CountAsync(giulia), 1, teapots - 1);
        await Expect(giulia.Page).ToHaveURLAsync(SearchInAddress());
        await giulia.Page.WaitForFunctionAsync("() => !Object.keys(sessionStorage).some(key => key.endsWith('keep:catalog-hearth'))");

        await giulia.Page.ReloadAsync();
        await giulia.LiveAsync();
        await Expect(giulia["search"]).ToHaveValueAsync("teapot maree");

        await giulia.OpenAsync("/s/hearth/catalog?q=vase");
        await Expect(giulia["product-link"].First).ToContainTextAsync("vase");
        await Expect(giulia["search"]).ToHaveValueAsync("vase");
    });

    [SkippableFact]
    public Task ClosedShow_OffersNoEditThatItsStageRefuses() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync(Buyer);
        await giulia.OpenAsync("/s/hearth-last-year/catalog");
        await Expect(giulia["product-link"].First).ToBeVisibleAsync();
        await Expect(giulia["add-form"]).ToHaveCountAsync(0);
        await Expect(giulia.Page.Locator("nav a[href$='/quick-order']")).ToHaveCountAsync(0);

        await giulia.OpenAsync("/s/hearth-last-year/cart");
        await Expect(giulia.Page.Locator("main")).ToContainTextAsync("can no longer be changed");
        await giulia.OpenAsync("/s/hearth-last-year/quick-order");
        await Expect(giulia.Page.Locator("main")).ToContainTextAsync("can no longer be changed");
        await Expect(giulia["pad"]).ToHaveCountAsync(0);
    });

    [SkippableFact]
    public Task Filters_BySellerPriceAndAttribute_ShowOnlyWhatFits() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync(Buyer);
        await giulia.OpenAsync("/s/hearth/catalog");
        var all = await CountAsync(giulia);

        var seller = giulia.Page.Locator("label.check", new() { Has = giulia["facet-seller"] }).First;
        var name = await seller.Locator("span").First.InnerTextAsync();
        var offered = Visitor.NumberIn(await seller.Locator(".count").InnerTextAsync());
        await giulia["facet-seller"].First.CheckAsync();
        await Expect(giulia["result-count"]).ToHaveTextAsync(Count(offered));
        Assert.InRange(offered, 1, all - 1);
        // The rows come after the count.
        await Expect(giulia.Page.Locator("[data-testid=product-row] .row-line a").Filter(new() { HasNotText = name })).ToHaveCountAsync(0);

        await giulia["price-to"].FillAsync("15");
        await giulia["price-to"].PressAsync("Enter");
        await Expect(giulia["result-count"]).Not.ToHaveTextAsync(Count(offered));
        await Expect(giulia.Page).ToHaveURLAsync(PriceInAddress());
        var prices = giulia.Page.Locator("[data-testid=product-row] .show-price");
        await Eventually.True(
            async () => (await prices.AllInnerTextsAsync()) is { Count: > 0 } shown && shown.All(price => Visitor.AmountIn(price) is > 0 and <= 15),
            "every row shown costs 15 at most");

        var cheap = await CountAsync(giulia);
        var attribute = giulia.Page.Locator("label.check", new() { Has = giulia["facet-attribute"] }).First;
        var having = Visitor.NumberIn(await attribute.Locator(".count").InnerTextAsync());
        await giulia["facet-attribute"].First.CheckAsync();
        await Expect(giulia["result-count"]).ToHaveTextAsync(Count(having));
        Assert.InRange(having, 1, cheap);

        await giulia["clear-filters"].ClickAsync();
        await Expect(giulia["result-count"]).ToHaveTextAsync(Count(all));
    });

    [SkippableFact]
    public Task ProductPage_FromTheList_ShowsPictureDescriptionPackAndBothPrices() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync(Buyer);
        await giulia.OpenAsync("/s/hearth/catalog");
        await giulia["search"].FillAsync("AL-1002");
        await giulia.ProductRow("AL-1002").GetByTestId("product-link").ClickAsync();

        await Expect(giulia.Page).ToHaveURLAsync(ProductAddress());
        await Expect(giulia["product-seller"]).ToHaveTextAsync("Atelier Lune");
        await Expect(giulia.Page.Locator(".gallery-main")).ToBeVisibleAsync();
        await Expect(giulia.Page.Locator("dl dt").First).ToBeVisibleAsync();
        await Expect(giulia.Page.Locator(".product-facts .preline").First).Not.ToBeEmptyAsync();
        var listPrice = Visitor.AmountIn(await giulia.Page.Locator(".buy-box .list-price").InnerTextAsync());
        Assert.InRange(Visitor.AmountIn(await giulia.Page.Locator(".buy-box .show-price").InnerTextAsync()), 0.01m, listPrice);
        Assert.True(await giulia.Page.EvaluateAsync<bool>("""
            async () => {
              const picture = document.querySelector("img.gallery-main, .gallery-main img");
              await picture.decode();
              return picture.naturalWidth > 0;
            }
            """));
    });

    [SkippableFact]
    public Task List_ScrolledToItsEnd_KeepsTheDocumentSmallAndItsPlaceForWhoComesBack() => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync(Buyer);
        await giulia.OpenAsync("/s/hearth/catalog");
        await giulia["sort"].SelectOptionAsync("PriceUp");
        await Expect(giulia.Page).ToHaveURLAsync(OrderInAddress());
        Assert.InRange(await CountAsync(giulia), 400, int.MaxValue);
        var highest = Visitor.AmountIn((await giulia["price-to"].GetAttributeAsync("placeholder"))!);
        var most = 0;

        await Eventually.True(async () =>
        {
            await giulia.Page.EvaluateAsync("window.scrollTo(0, document.documentElement.scrollHeight)");
            // At one moment: between two questions the rows may come or go.
            var prices = await giulia.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-testid=product-row] .show-price')].map(price => price.innerText)");
            most = Math.Max(most, prices.Length);
            return prices.Length > 0 && Visitor.AmountIn(prices[^1]) == highest;
        }, "the dearest product is the last row of the list");

        Assert.InRange(most, 3, MostRows);

        var place = await giulia.Page.EvaluateAsync<int>("Math.round(scrollY)");
        await giulia["product-link"].Last.ClickAsync();
        await Expect(giulia["product-seller"]).ToBeVisibleAsync();
        await giulia.Page.GoBackAsync();
        await giulia.Page.WaitForFunctionAsync("place => Math.abs(scrollY - place) < 300", place);
        await Expect(giulia["product-link"].Last).ToBeInViewportAsync();
        await giulia.Page.ReloadAsync();
        await giulia.LiveAsync();
        await giulia.Page.WaitForFunctionAsync("place => Math.abs(scrollY - place) < 300", place);

        await giulia["facet-seller"].First.CheckAsync();
        await Expect(giulia["result-count"]).ToBeInViewportAsync();
    });

    private static async Task<int> CountAsync(Visitor visitor)
    {
        await Expect(visitor["result-count"]).ToHaveTextAsync(AnyCount());
        return Visitor.NumberIn(await visitor["result-count"].InnerTextAsync());
    }

    private static string Count(int products) => products == 1 ? "1 product" : FormattableString.Invariant($"{products:N0} products");

    [GeneratedRegex("stage-during")]
    private static partial Regex StageDuring();

    [GeneratedRegex("/products/atelier-lune/AL-1002$")]
    private static partial Regex ProductAddress();

    [GeneratedRegex("[?&]max=15")]
    private static partial Regex PriceInAddress();

    [GeneratedRegex("[?&]q=teapot%20maree$")]
    private static partial Regex SearchInAddress();

    [GeneratedRegex("[?&]o=PriceUp")]
    private static partial Regex OrderInAddress();

    [GeneratedRegex("^[0-9,]+ products?$")]
    private static partial Regex AnyCount();
}
