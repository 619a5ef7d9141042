using System.Diagnostics;
using B2BBooking.Browser.Tests.Support;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Member;

/// <summary>Two members, two browsers, one cart.</summary>
[Collection(SiteCollection.Name)]
public class SharedCartTests(Site site, ITestOutputHelper output)
{
    [SkippableFact]
    public Task ColleaguesEdits_InAnOpenPage_AppearWithoutAReload() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync("aoife.murphy");
        var pack = await CartTests.AddFromListAsync(aoife, "OG-1001");
        var sean = await people.MemberAsync("sean.walsh");
        await sean.OpenAsync("/s/hearth/cart");
        await sean.Page.EvaluateAsync("window.neverReloaded = true");
        await aoife.OpenAsync("/s/hearth/cart");

        for (var packs = 2; packs <= 5; packs++)
        {
            var quantity = aoife.CartLine("OG-1001").GetByTestId("quantity");
            await quantity.FillAsync(CartTests.Text(packs * pack));
            await quantity.PressAsync("Tab");
            await Expect(aoife.CartLine("OG-1001", packs * pack)).ToBeVisibleAsync();
            var acknowledged = Stopwatch.GetTimestamp();
            await Expect(sean.CartLine("OG-1001", packs * pack)).ToBeVisibleAsync(new() { Timeout = 5_000 });
            output.WriteLine($"The colleague's page shows {packs} packs {Stopwatch.GetElapsedTime(acknowledged).TotalMilliseconds:0} ms after the editor's.");
        }

        await Expect(sean.CartLine("OG-1001").GetByTestId("quantity")).ToHaveValueAsync(CartTests.Text(5 * pack));
        await Expect(sean.CartLine("OG-1001").GetByTestId("changed-by")).ToContainTextAsync("Aoife Murphy");
        Assert.True(await sean.Page.EvaluateAsync<bool>("window.neverReloaded"));
    });

    [SkippableFact]
    public Task BothAddTheSameProduct_AtTheSameTime_TheQuantityIsTheSum() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync("aoife.murphy");
        var sean = await people.MemberAsync("sean.walsh");
        Visitor[] both = [aoife, sean];
        await Task.WhenAll(both.Select(one => one.OpenAsync("/s/hearth/products/oak-and-glass/OG-1002")));
        var pack = Visitor.NumberIn((await aoife["add-form"].GetAttributeAsync("data-pack"))!);

        foreach (var one in both)
            await one["quantity"].FillAsync(CartTests.Text(pack));

        for (var round = 1; round <= 5; round++)
        {
            await Task.WhenAll(both.Select(one => one["add"].ClickAsync()));
            foreach (var one in both)
                await Expect(one["in-cart"]).ToHaveTextAsync($"{2 * round * pack} in cart");
        }
    });

    [SkippableFact]
    public Task WhatSomebodyTypes_WhileAColleagueEditsTheSameLine_IsNotTakenAway() => site.VisitAsync(async people =>
    {
        var aoife = await people.MemberAsync("aoife.murphy");
        var pack = await CartTests.AddFromListAsync(aoife, "OG-1003");
        await aoife.OpenAsync("/s/hearth/cart");
        var sean = await people.MemberAsync("sean.walsh");
        await sean.OpenAsync("/s/hearth/cart");
        var typing = sean.CartLine("OG-1003").GetByTestId("quantity");
        await typing.ClickAsync();
        await typing.FillAsync(CartTests.Text(9 * pack));

        await aoife.CartLine("OG-1003").GetByTestId("quantity").FillAsync(CartTests.Text(3 * pack));
        await aoife.CartLine("OG-1003").GetByTestId("quantity").PressAsync("Tab");
        await Expect(sean.CartLine("OG-1003", 3 * pack)).ToBeVisibleAsync();

        await Expect(typing).ToHaveValueAsync(CartTests.Text(9 * pack));
        await Expect(typing).ToBeFocusedAsync();
    });
}
