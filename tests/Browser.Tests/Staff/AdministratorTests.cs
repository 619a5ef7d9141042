using B2BBooking.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Staff;

[Collection(SiteCollection.Name)]
public class AdministratorTests(Site site)
{
    [SkippableFact]
    public Task NewMember_OfANewGroup_SignsInAndHasItsEmptyCart() => site.VisitAsync(async people =>
    {
        var helen = await people.MemberAsync(Pages.Administrator);
        await helen.OpenAsync("/admin/groups");
        await helen["new-group"].ClickAsync();
        await helen["group-id"].FillAsync("lighthouse");
        await helen["group-name"].FillAsync("Lighthouse Shop");
        await helen["group-city"].FillAsync("Bergen");
        await helen["save"].ClickAsync();
        await Expect(helen["toast"].First).ToBeVisibleAsync();

        await helen.OpenAsync("/admin/new/user");
        await helen["save"].ClickAsync();
        await Expect(helen["user-id"]).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(helen["user-name"]).ToHaveAttributeAsync("aria-invalid", "true");
        await helen["user-id"].FillAsync("ingrid.dahl");
        await helen["user-name"].FillAsync("Ingrid Dahl");
        await helen["user-password"].FillAsync("short");
        await helen["save"].ClickAsync();
        await Expect(helen["user-password"]).ToHaveAttributeAsync("aria-invalid", "true");
        await helen["user-password"].FillAsync("a lamp in the fog");
        await helen["save"].ClickAsync();
        await Expect(helen["toast"].First).ToBeVisibleAsync();

        await helen.OpenAsync("/admin/groups/lighthouse");
        await helen["members-user"].FillAsync("ingrid.dahl");
        await helen["members-add"].ClickAsync();
        await Expect(helen["members"].Locator("li", new() { HasText = "Ingrid Dahl" })).ToBeVisibleAsync();

        var ingrid = await people.StrangerAsync();
        await ingrid.SignInAsync("ingrid.dahl", "a lamp in the fog");
        await ingrid.LiveAsync();
        await ingrid.OpenAsync("/s/hearth/cart");
        await Expect(ingrid.Page.Locator("#nav-member")).ToContainTextAsync("Lighthouse Shop", new() { IgnoreCase = true });
        await Expect(ingrid["empty-state"]).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task StageTimes_OfAShow_AreChangedAndAStageBegunNow() => site.VisitAsync(async people =>
    {
        var helen = await people.MemberAsync(Pages.Administrator);
        await helen.OpenAsync("/admin/new/show");
        foreach (var (field, value) in new[]
        {
            ("show-id", "lantern-week"), ("show-name", "Lantern Week"), ("show-currency", "EUR"), ("show-zone", "Europe/Oslo"),
            ("time-before", "2090-01-01T09:00"), ("time-during", "2090-02-01T09:00"), ("time-after", "2090-01-15T09:00"), ("time-closed", "2090-03-01T09:00"),
        })
            await helen[field].FillAsync(value);
        await helen["save"].ClickAsync();
        await Expect(helen["time-after"]).ToHaveAttributeAsync("aria-invalid", "true");
        await helen["time-after"].FillAsync("2090-02-03T09:00");
        await helen["save"].ClickAsync();
        await Expect(helen["toast"].First).ToBeVisibleAsync();

        await helen.OpenAsync("/admin/shows/lantern-week");
        await Expect(helen["time-after"]).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^2090-02-03T09:00"));
        await helen["time-after"].FillAsync("2090-02-04T18:30");
        await helen["save"].ClickAsync();
        await Expect(helen["stage-panel"]).ToContainTextAsync("4 Feb 2090, 18:30");
        await Expect(helen["stage-panel"].Locator("[aria-current=step]")).ToContainTextAsync("Preparing");

        await helen["begin-stage"].ClickAsync();
        await helen["begin-stage-confirm"].ClickAsync();
        await Expect(helen["stage-panel"].Locator("[aria-current=step]")).ToContainTextAsync("Before");
    });

    [SkippableFact]
    public Task Word_Translated_IsShownInOpenPagesOfThatLanguage() => site.VisitAsync(async people =>
    {
        const string Filters = "/s/hearth/catalog?c=Toys";
        var magnus = await people.StrangerAsync();
        await magnus.SignInAsync("magnus.holm", Site.Password);
        await magnus.LiveAsync();
        await magnus["language"].SelectOptionAsync("de");
        await Expect(magnus.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await magnus.OpenAsync(Filters);
        await Expect(magnus["breadcrumbs"]).ToContainTextAsync("Spielzeug");
        await Expect(magnus["category"].Filter(new() { HasText = "Plüschtiere" })).ToBeVisibleAsync();
        await Expect(magnus.Page.Locator("fieldset.filter legend", new() { HasText = "Pflege" })).ToBeVisibleAsync();
        await Expect(magnus["product-row"].First).ToContainTextAsync("Buche");

        var helen = await people.MemberAsync(Pages.Administrator);
        await helen.OpenAsync("/admin/shows/hearth/glossary");
        await helen["glossary-search"].FillAsync("soft toys");
        var word = helen.Page.Locator("[data-testid=term][data-word='Soft toys']");
        await word.GetByTestId("translate").ClickAsync();
        await Expect(helen["term-de"]).ToHaveValueAsync("Plüschtiere");
        await helen["term-de"].FillAsync("Kuscheltiere");
        await helen["save"].ClickAsync();
        await Expect(word).ToContainTextAsync("Kuscheltiere");

        await Expect(magnus["category"].Filter(new() { HasText = "Kuscheltiere" })).ToBeVisibleAsync();
        await magnus["category"].Filter(new() { HasText = "Kuscheltiere" }).ClickAsync();
        await Expect(magnus.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("c=Toys(/|%2F)Soft"));
        await Expect(magnus["breadcrumbs"].Locator("[aria-current=page]")).ToHaveTextAsync("Kuscheltiere");
    });

    [SkippableFact]
    public Task NodePage_OfARunningNode_SaysWhatItHolds() => site.VisitAsync(async people =>
    {
        var helen = await people.MemberAsync(Pages.Administrator);
        await helen.OpenAsync("/admin/node");

        await Expect(helen["node-healthy"]).ToBeVisibleAsync();
        await Expect(helen["node-facts"].Locator("dd").First).Not.ToBeEmptyAsync();
        await Expect(helen["node-scopes"].Locator("tbody tr th").First).ToBeVisibleAsync();
    });
}
