using System.Globalization;
using B2BBooking.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Member;

/// <summary>Harbour Gifts begin this show with an empty cart; each test here has products of its own.</summary>
[Collection(SiteCollection.Name)]
public class CartTests(Site site)
{
    private const string Aoife = "aoife.murphy";
    private const string Priya = "priya.nair";

    [SkippableFact]
    public Task Add_FromTheList_IsInTheCartWithWhoAddedIt() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync(Aoife);
        var pack = await AddFromListAsync(aoife, "AL-1003");

        await aoife["cart-button"].ClickAsync();

        await Expect(aoife.CartLine("AL-1003", pack)).ToBeVisibleAsync();
        await Expect(aoife.CartLine("AL-1003").GetByTestId("changed-by")).ToContainTextAsync("Aoife Murphy");
    });

    [SkippableFact]
    public Task Add_FromTheProductPage_AddsWholePacks() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync(Aoife);
        await aoife.OpenAsync("/s/hearth/products/nordlys/NL-1004");
        var pack = await PackAsync(aoife["add-form"]);
        await aoife["quantity"].FillAsync(Text(pack));
        await aoife.Page.Locator("[data-step='1']").ClickAsync();
        await Expect(aoife["quantity"]).ToHaveValueAsync(Text(2 * pack));
        await aoife["add"].ClickAsync();

        await Expect(aoife["in-cart"]).ToContainTextAsync(Text(2 * pack));
        await aoife["cart-button"].ClickAsync();
        await Expect(aoife.CartLine("NL-1004", 2 * pack)).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task DoubleClick_OnAddAndOnRemove_IsMeantOnce() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync(Aoife);
        await aoife.OpenAsync("/s/hearth/products/maison-sauge/MS-1002");
        var pack = await PackAsync(aoife["add-form"]);
        await aoife["add"].DblClickAsync();
        await AllSentAsync(aoife);
        await Expect(aoife["in-cart"]).ToContainTextAsync(Text(pack));
        await aoife.OpenAsync("/s/hearth/products/maison-sauge/MS-1003");
        await aoife["add"].ClickAsync();
        await AllSentAsync(aoife);

        await aoife.OpenAsync("/s/hearth/cart");
        await Expect(aoife.CartLine("MS-1002", pack)).ToBeVisibleAsync();
        await Expect(aoife.CartLine("MS-1003")).ToBeVisibleAsync();
        await aoife.CartLine("MS-1002").GetByTestId("remove").DblClickAsync();
        await Expect(aoife.CartLine("MS-1002")).ToHaveCountAsync(0);
        await AllSentAsync(aoife);
        await Expect(aoife.CartLine("MS-1003")).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task Add_OfWhatIsNoNumber_IsRefusedAndKeepsWhatWasTyped() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync(Aoife);
        await aoife.OpenAsync("/s/hearth/products/nordlys/NL-1005");
        await aoife["quantity"].FillAsync("lots");
        await aoife["quantity"].PressAsync("Enter");

        await Expect(aoife.Page.Locator("[data-error]").First).Not.ToBeEmptyAsync();
        await Expect(aoife["quantity"]).ToHaveValueAsync("lots");
        await Expect(aoife["quantity"]).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(aoife["in-cart"]).ToHaveCountAsync(0);
    });

    [SkippableFact]
    public Task QuickOrder_PastedLines_AddsWhatIsReadyAndKeepsTheRest() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync(Aoife);
        await aoife.OpenAsync("/s/hearth/quick-order");
        await Expect(aoife["scan"]).ToBeFocusedAsync();
        await aoife["pad"].FillAsync("WG-1001\t24\nno such code 7\nWG-1002; 48");
        await Expect(aoife["verdict"]).ToHaveCountAsync(3);
        await Expect(aoife.Page.Locator("[data-testid=verdict][data-ready=true]")).ToHaveCountAsync(2);
        await aoife["add-all"].ClickAsync();

        await Expect(aoife["pad"]).ToHaveValueAsync("no such code 7");
        await Expect(aoife["verdict"]).ToHaveCountAsync(1);
        await aoife["cart-button"].ClickAsync();
        await Expect(aoife.CartLine("WG-1001", 24)).ToBeVisibleAsync();
        await Expect(aoife.CartLine("WG-1002", 48)).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task QuickOrder_ScannerTypesAndPressesEnter_CountsAPackEachTime() => site.VisitAsync(async people =>
    {
        var priya = await people.MemberAsync(Priya);
        await priya.OpenAsync("/s/hearth/products/holzhaus/HH-1001");
        var pack = await PackAsync(priya["add-form"]);
        await priya.OpenAsync("/s/hearth/quick-order");
        await Expect(priya["scan"]).ToBeFocusedAsync();
        for (var scan = 1; scan <= 5; scan++)
        {
            // One after the other, as fast as they come: no scan waits for the one before.
            await priya.Page.Keyboard.TypeAsync("HH-1001");
            await priya.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(priya.Page.Locator("[data-testid=verdict][data-code='HH-1001'] strong")).ToHaveTextAsync(Text(5 * pack));
        await Expect(priya["scan"]).ToHaveValueAsync("");
        await Expect(priya["scan"]).ToBeFocusedAsync();

        await priya["add-all"].ClickAsync();
        await Expect(priya["pad"]).ToHaveValueAsync("");
        await priya["cart-button"].ClickAsync();
        await Expect(priya.CartLine("HH-1001", 5 * pack)).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task Totals_OfEachSeller_AreTheSumsOfTheirLines() => site.VisitAsync(async people =>
    {
        var priya = await people.MemberAsync(Priya);
        await AddFromListAsync(priya, "PC-1001");
        await AddFromListAsync(priya, "MS-1001");
        await priya.OpenAsync("/s/hearth/cart");
        await Expect(priya.CartLine("MS-1001")).ToBeAttachedAsync();

        var lines = await priya["cart-line"].AllAsync();
        var sums = new Dictionary<string, decimal>();
        foreach (var line in lines)
        {
            var seller = (await line.GetAttributeAsync("data-seller"))!;
            sums[seller] = sums.GetValueOrDefault(seller) + Visitor.AmountIn(await line.GetByTestId("line-total").InnerTextAsync());
        }

        Assert.InRange(sums.Count, 2, int.MaxValue);
        foreach (var (seller, sum) in sums)
            Assert.Equal(sum, Visitor.AmountIn(await priya.Page.Locator($"[data-testid=total-row][data-seller='{seller}'] .money").InnerTextAsync()));
        Assert.Equal(sums.Values.Sum(), Visitor.AmountIn(await priya["cart-total"].InnerTextAsync()));
    });

    [SkippableFact]
    public Task Quantity_EditedTwiceBeforeTheFirstIsAnswered_IsTheLastOneWithoutAConflict() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync(Aoife);
        await AddFromListAsync(aoife, "RF-1003");
        await aoife["cart-button"].ClickAsync();
        var line = aoife.CartLine("RF-1003");
        var pack = await PackAsync(line.Locator("form"));
        // Both in one task of the browser: no answer can come in between.
        await line.Locator("form input").First.EvaluateAsync(
            """
            (input, packs) => {
              for (const quantity of packs) {
                input.focus();
                input.value = quantity;
                input.dispatchEvent(new Event("input", { bubbles: true }));
                input.form.requestSubmit();
              }
            }
            """, new[] { Text(3 * pack), Text(5 * pack) });

        await Expect(aoife.CartLine("RF-1003", 5 * pack)).ToBeVisibleAsync();
        await aoife.Page.ReloadAsync();
        await Expect(aoife.CartLine("RF-1003", 5 * pack)).ToBeVisibleAsync();
        await Expect(aoife.CartLine("RF-1003").GetByTestId("line-mark")).ToHaveCountAsync(0);
    });

    [SkippableFact]
    public Task Undo_OfTheOwnAdd_TakesItOutAgain() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync(Aoife);
        await AddFromListAsync(aoife, "RF-1001");
        await aoife["toast-action"].First.ClickAsync();

        await Expect(aoife.ProductRow("RF-1001").GetByTestId("in-cart")).ToHaveCountAsync(0);
        Assert.Equal(0, await aoife.QuantityInCartAsync("hearth", "rue-du-fil", "RF-1001"));
    });

    [SkippableFact]
    public Task History_RestoredToAnEarlierQuantity_SaysWhoDidWhat() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync(Aoife);
        var pack = await AddFromListAsync(aoife, "CM-1001");
        var priya = await people.MemberAsync(Priya);
        await priya.OpenAsync("/s/hearth/cart");
        await priya.CartLine("CM-1001").GetByTestId("quantity").FillAsync(Text(5 * pack));
        await priya.CartLine("CM-1001").GetByTestId("quantity").PressAsync("Tab");
        await Expect(priya.CartLine("CM-1001", 5 * pack)).ToBeVisibleAsync();

        await aoife.OpenAsync("/s/hearth/cart");
        await aoife.CartLine("CM-1001", 5 * pack).GetByTestId("history").ClickAsync();
        await Expect(aoife["history-entry"]).ToHaveCountAsync(2);
        await Expect(aoife["history-entry"].First).ToContainTextAsync("Priya Nair");
        await Expect(aoife["history-entry"].Last).ToContainTextAsync("Aoife Murphy");
        await aoife["history-restore"].ClickAsync();

        await Expect(aoife["history-entry"]).ToHaveCountAsync(3);
        await aoife.Page.Keyboard.PressAsync("Escape");
        await Expect(aoife["history-dialog"]).ToHaveCountAsync(0);
        await Expect(aoife.CartLine("CM-1001", pack)).ToBeVisibleAsync();
        await Expect(priya.CartLine("CM-1001", pack)).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task CopyOfAnEarlierOrder_IntoTheCart_AddsItsLines() => site.VisitAsync(async people =>
    {
        var grace = await people.MemberAsync("grace.okafor");
        await grace.OpenAsync("/s/hearth/orders");
        await grace["order-number"].First.ClickAsync();
        await Expect(grace["order-line"].First).ToBeVisibleAsync();
        var before = Visitor.AmountIn(await grace["header-total"].InnerTextAsync());
        await grace["copy-order"].ClickAsync();

        await Expect(grace["toasts"]).ToContainTextAsync("added to the cart");
        await Expect(grace["header-total"]).Not.ToContainTextAsync(before.ToString("N2", CultureInfo.InvariantCulture));
        Assert.True(Visitor.AmountIn(await grace["header-total"].InnerTextAsync()) > before);
    });

    /// <summary>Adds one pack from the catalogue's list; how many pieces that is.</summary>
    internal static async Task<int> AddFromListAsync(Visitor visitor, string code)
    {
        await visitor.OpenAsync("/s/hearth/catalog");
        await visitor["search"].FillAsync(code);
        var row = visitor.ProductRow(code);
        await Expect(visitor["product-row"].First).ToHaveAttributeAsync("data-code", code);
        var pack = await PackAsync(row.GetByTestId("add-form"));
        await row.GetByTestId("quantity").FillAsync(Text(pack));
        await row.GetByTestId("add").ClickAsync();
        await Expect(row.GetByTestId("in-cart")).ToBeVisibleAsync();
        return pack;
    }

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Task AllSentAsync(Visitor visitor) =>
        visitor.Page.WaitForFunctionAsync("() => !Object.keys(sessionStorage).some(key => key.endsWith(':outbox'))");

    private static async Task<int> PackAsync(ILocator form) => Visitor.NumberIn((await form.GetAttributeAsync("data-pack"))!);
}
