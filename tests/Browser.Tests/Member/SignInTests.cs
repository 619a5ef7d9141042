using System.Text.RegularExpressions;
using B2BBooking.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Member;

[Collection(SiteCollection.Name)]
public partial class SignInTests(Site site)
{
    [SkippableFact]
    public Task SignIn_WithThePassword_OpensTheShows() => site.VisitAsync(async people =>
    {
        var zofia = await people.StrangerAsync();
        await zofia.Page.GotoAsync("/");
        await Expect(zofia.Page).ToHaveURLAsync(SignInAddress());
        await zofia["user"].FillAsync("zofia.kowalska");
        await zofia["password"].FillAsync(Site.Password);
        await zofia["sign-in"].ClickAsync();

        await zofia.LiveAsync();
        await Expect(zofia["show-link"].Filter(new() { HasText = "Hearth & Garden" })).ToHaveCountAsync(2);
        await Expect(zofia["user-menu"]).ToContainTextAsync("Zofia Kowalska");
    });

    [SkippableFact]
    public Task SignIn_WithAWrongPassword_IsRefusedAndSaysSo() => site.VisitAsync(async people =>
    {
        var somebody = await people.StrangerAsync();
        await somebody.SignInAsync("piotr.nowak", "not the password");

        await Expect(somebody["sign-in-error"]).ToBeVisibleAsync();
        await Expect(somebody["user"]).ToHaveValueAsync("piotr.nowak");
        await Expect(somebody.Page).ToHaveURLAsync(SignInAddress());
        await somebody.Page.GotoAsync("/s/hearth");
        await Expect(somebody.Page).ToHaveURLAsync(SignInAddress());
    });

    [SkippableFact]
    public Task SignIn_AfterFiveFailures_IsLockedEvenWithThePassword() => site.VisitAsync(async people =>
    {
        var guesser = await people.StrangerAsync();
        await guesser.SignInAsync("stefan.gruber", "guess 1");
        var refused = await guesser["sign-in-error"].InnerTextAsync();
        for (var guess = 2; guess <= 5; guess++)
        {
            await guesser.SignInAsync("stefan.gruber", $"guess {guess}");
            await Expect(guesser["sign-in-error"]).ToBeVisibleAsync();
        }

        await guesser.SignInAsync("stefan.gruber", Site.Password);

        await Expect(guesser["sign-in-error"]).ToContainTextAsync("minute");
        Assert.DoesNotContain("minute", refused, StringComparison.Ordinal);
        await Expect(guesser.Page).ToHaveURLAsync(SignInAddress());
    });

    [SkippableFact]
    public Task SignOut_FromTheMenu_LeavesNothingOpen() => site.VisitAsync(async people =>
    {
        var piotr = await people.StrangerAsync();
        await piotr.SignInAsync("piotr.nowak", Site.Password);
        await piotr.OpenAsync("/s/hearth/quick-order");
        await Expect(piotr["scan"]).ToBeFocusedAsync();
        await piotr["pad"].FillAsync("AL-1001 12");
        await piotr["user-menu"].ClickAsync();
        await piotr["sign-out"].ClickAsync();

        await Expect(piotr.Page).ToHaveURLAsync(SignInAddress());
        Assert.Equal(0, await piotr.Page.EvaluateAsync<int>("sessionStorage.length"));
        await piotr.Page.GotoAsync("/s/hearth/cart");
        await Expect(piotr.Page).ToHaveURLAsync(SignInAddress());
    });

    [SkippableFact]
    public Task Language_Chosen_StaysOverReloadAndWithTheAccount() => site.VisitAsync(async people =>
    {
        var magnus = await people.StrangerAsync();
        await magnus.SignInAsync("magnus.holm", Site.Password);
        foreach (var (language, cart) in new[] { ("de", "Warenkorb"), ("fr", "Panier"), ("en", "cart"), ("fr", "Panier") })
        {
            await magnus.OpenAsync("/s/hearth");
            await magnus["language"].SelectOptionAsync(language);
            await Expect(magnus.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await magnus.LiveAsync();
            await magnus.Page.ReloadAsync();
            await Expect(magnus.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await magnus.LiveAsync();
            await Expect(magnus["nav-cart"]).ToContainTextAsync(cart, new() { IgnoreCase = true });
        }

        var elsewhere = await people.StrangerAsync();
        await elsewhere.SignInAsync("magnus.holm", Site.Password);
        await elsewhere.LiveAsync();
        await Expect(elsewhere.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
    });

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignInAddress();
}
