using B2BBooking.Browser.Tests.Member;
using B2BBooking.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Everywhere;

/// <summary>What somebody typed or did is not lost with the connection, nor with the node itself.</summary>
[Collection(SiteCollection.Name)]
public class LostConnectionTests(Site site)
{
    [SkippableFact]
    public Task QuickOrder_Typed_SurvivesAReload() => site.VisitAsync(async people =>
    {
        var zofia = await people.MemberAsync("zofia.kowalska");
        await zofia.OpenAsync("/s/hearth/quick-order");
        await Expect(zofia["scan"]).ToBeFocusedAsync();
        await zofia["pad"].FillAsync("AL-1001 12\nAL-1002 24");
        await zofia.Page.ReloadAsync();
        await zofia.LiveAsync();

        await Expect(zofia["pad"]).ToHaveValueAsync("AL-1001 12\nAL-1002 24");
        await Expect(zofia["verdict"]).ToHaveCountAsync(2);
        await zofia["pad"].FillAsync("");
    });

    [SkippableFact]
    public Task Quantity_BeingTyped_SurvivesAReloadAndCountsOnceItIsConfirmed() => site.VisitAsync(async people =>
    {
        var zofia = await people.MemberAsync("zofia.kowalska");
        var pack = await CartTests.AddFromListAsync(zofia, "NL-1014");
        await zofia.OpenAsync("/s/hearth/cart");
        var quantity = zofia.CartLine("NL-1014").GetByTestId("quantity");
        await quantity.FillAsync(CartTests.Text(7 * pack));
        await zofia.Page.ReloadAsync();
        await zofia.LiveAsync();

        await Expect(quantity).ToHaveValueAsync(CartTests.Text(7 * pack));
        await Expect(zofia.CartLine("NL-1014")).ToContainTextAsync("Press Enter");
        await Expect(zofia.CartLine("NL-1014", 7 * pack)).ToHaveCountAsync(0);
        await quantity.PressAsync("Enter");
        await Expect(zofia.CartLine("NL-1014", 7 * pack)).ToBeVisibleAsync();
        await zofia.Page.ReloadAsync();
        await zofia.LiveAsync();
        await Expect(zofia.CartLine("NL-1014")).Not.ToContainTextAsync("Press Enter");
    });

    [SkippableFact]
    public Task Connection_Cut_ComesBackByItselfWithWhatWasTypedMeanwhile() => site.VisitAsync(async people =>
    {
        var zofia = await people.MemberAsync("zofia.kowalska");
        zofia.MayBeCutOff();
        var sockets = await FollowSocketsAsync(zofia.Page);
        await zofia.OpenAsync("/s/hearth/quick-order");
        await Expect(zofia["scan"]).ToBeFocusedAsync();
        await zofia["pad"].FillAsync("AL-1004 12");
        await Expect(zofia["verdict"]).ToHaveCountAsync(1);
        await zofia.Page.EvaluateAsync("window.neverReloaded = true");

        await zofia.Page.RouteAsync("**/icon.svg", request => request.AbortAsync()); // what a page asks to see whether the node is back
        await sockets[^1].CloseAsync();
        await Expect(zofia["connection-banner"]).ToBeVisibleAsync();
        await zofia["pad"].FillAsync("AL-1004 12\nAL-1005 12");
        await zofia["scan"].FillAsync("AL-1006");
        await zofia["scan"].PressAsync("Enter");
        await zofia.Page.UnrouteAsync("**/icon.svg");

        await Expect(zofia["verdict"]).ToHaveCountAsync(3);
        await Expect(zofia["connection-banner"]).ToBeHiddenAsync();
        Assert.True(await zofia.Page.EvaluateAsync<bool>("window.neverReloaded"));
        await zofia["pad"].FillAsync("");
    });

    [SkippableFact]
    public Task Node_RestartedWhileMembersWork_LosesNothingTypedOrDone() => site.VisitAsync(async people =>
    {
        var zofia = await people.MemberAsync("zofia.kowalska");
        var piotr = await people.MemberAsync("piotr.nowak");
        zofia.MayBeCutOff();
        piotr.MayBeCutOff();
        await zofia.OpenAsync("/s/hearth/quick-order");
        await Expect(zofia["scan"]).ToBeFocusedAsync();
        await zofia["pad"].FillAsync("AL-1001 12");
        await Expect(zofia["verdict"]).ToHaveCountAsync(1);
        var before = await piotr.QuantityInCartAsync("hearth", "nordlys", "NL-1010");
        var pack = Visitor.NumberIn((await piotr["add-form"].GetAttributeAsync("data-pack"))!);
        await piotr["quantity"].FillAsync(CartTests.Text(pack));

        site.CutPower();
        await Expect(zofia["connection-banner"]).ToBeVisibleAsync();
        await Expect(piotr["connection-banner"]).ToBeVisibleAsync();
        await piotr["add"].ClickAsync();
        await zofia["pad"].PressSequentiallyAsync("0");
        await site.StartAgainAsync();

        await Expect(piotr["in-cart"]).ToHaveTextAsync($"{before + pack} in cart");
        await Expect(piotr["connection-banner"]).ToBeHiddenAsync();
        await Expect(zofia["connection-banner"]).ToBeHiddenAsync();
        await Expect(zofia["pad"]).ToHaveValueAsync("AL-1001 120");
        await Expect(zofia["verdict"].Locator("strong")).ToHaveTextAsync("120");
        await zofia["pad"].FillAsync("");
    });

    [SkippableFact]
    public Task CartEdit_ThatCannotBeRead_IsSetAsideAndLetsThoseBehindItThrough() => site.VisitAsync(async people =>
    {
        var zofia = await people.MemberAsync("zofia.kowalska");
        var before = await zofia.QuantityInCartAsync("hearth", "nordlys", "NL-1011");
        var form = zofia["add-form"];
        var pack = Visitor.NumberIn((await form.GetAttributeAsync("data-pack"))!);
        await form.EvaluateAsync("""
            form => {
              const { show, group, seller, code, name, price } = form.dataset;
              const edit = { kind: "add", show, group, seller, code, name, priceVersion: Number(price), seen: "" };
              const good = { ...edit, id: crypto.randomUUID(), quantity: Number(form.dataset.pack) };
              const key = "b2b:" + document.body.dataset.user + ":outbox";
              sessionStorage.setItem(key, JSON.stringify([{ ...edit, id: "of an older page", quantity: "a dozen" }, null, good]));
            }
            """);
        await zofia.Page.ReloadAsync();

        await Expect(zofia["in-cart"]).ToHaveTextAsync($"{before + pack} in cart");
        await Expect(zofia["set-aside"]).ToContainTextAsync("a dozen");
        await zofia.Page.ReloadAsync();
        await Expect(zofia["set-aside"].Locator("li")).ToHaveCountAsync(2);
        await Expect(zofia["set-aside-retry"]).ToHaveCountAsync(0);
        await zofia["set-aside-discard"].First.ClickAsync();
        await Expect(zofia["set-aside"].Locator("li")).ToHaveCountAsync(1);
        await zofia["set-aside-discard"].ClickAsync();
        await Expect(zofia["set-aside"]).ToHaveCountAsync(0);
        await zofia.Page.ReloadAsync();
        await Expect(zofia["in-cart"]).ToHaveTextAsync($"{before + pack} in cart");
        await Expect(zofia["set-aside"]).ToHaveCountAsync(0);
    });

    // The page's script with a server that fails at every edit of one product, in place of the real one, which fails at none.
    private const string FailingAt = """
        async code => {
          const outbox = await import("/_content/B2BBooking.WebFront/outbox.js");
          window.carried = [];
          outbox.attach({ invokeMethodAsync: async (method, text) => {
            if (method !== "DeliverAsync") return;
            const edit = JSON.parse(text);
            if (edit.code === code) return { done: false, error: "The disk is full." };
            window.carried.push(edit.code);
            return { done: true, error: null };
          } });
        }
        """;

    [SkippableFact]
    public Task CartEdit_AtWhichTheServerAlwaysFails_LetsOthersThroughAndIsSetAsideUntilItIsTriedAgain() => site.VisitAsync(async people =>
    {
        var zofia = await people.MemberAsync("zofia.kowalska");
        var before = await zofia.QuantityInCartAsync("hearth", "nordlys", "NL-1012");
        await zofia.OpenAsync("/s/hearth/catalog?q=NL-1013");
        await zofia.ProductRow("NL-1013").Locator("[data-testid=add]").ClickAsync();
        await Expect(zofia["in-cart"]).ToBeVisibleAsync(); // the page's own server is attached, and will not take the place of the failing one
        await zofia.Page.EvaluateAsync(FailingAt, "NL-1012");
        await zofia["search"].FillAsync("NL-1012");
        var row = zofia.ProductRow("NL-1012");
        var pack = Visitor.NumberIn((await row.Locator("form").GetAttributeAsync("data-pack"))!);
        await row.Locator("[data-testid=add]").ClickAsync();
        await zofia["search"].FillAsync("NL-1013");
        await zofia.ProductRow("NL-1013").Locator("[data-testid=add]").ClickAsync();
        await zofia.Page.WaitForFunctionAsync("() => window.carried.includes('NL-1013')");
        await zofia.Page.WaitForFunctionAsync("() => Object.keys(sessionStorage).some(key => key.endsWith(':outbox-aside'))");

        await zofia.Page.ReloadAsync();
        await Expect(zofia["set-aside-edit"]).ToContainTextAsync("NL-1012");
        await Expect(zofia["set-aside-edit"]).ToContainTextAsync("The disk is full.");
        await zofia["set-aside-retry"].ClickAsync();
        await Expect(zofia["set-aside"]).ToHaveCountAsync(0);
        await zofia.OpenAsync("/s/hearth/products/nordlys/NL-1012");
        await Expect(zofia["in-cart"]).ToHaveTextAsync($"{before + pack} in cart");
    });

    // A cut connection looks the same to the page as a network that went away for a moment.
    private static async Task<List<IWebSocketRoute>> FollowSocketsAsync(IPage page)
    {
        var sockets = new List<IWebSocketRoute>();
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            socket.ConnectToServer();
            sockets.Add(socket);
        });
        return sockets;
    }
}
