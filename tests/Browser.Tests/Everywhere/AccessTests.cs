using B2BBooking.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Everywhere;

[Collection(SiteCollection.Name)]
public class AccessTests(Site site)
{
    [SkippableTheory]
    [InlineData("giulia.rossi", "/s/hearth/groups/flair-foyer/cart")]
    [InlineData("giulia.rossi", "/s/hearth/groups/flair-foyer/orders")]
    [InlineData("giulia.rossi", "/s/gift-days/groups/flair-foyer/submit")]
    [InlineData("giulia.rossi", "/s/hearth/groups/flair-foyer/quick-order")]
    [InlineData("giulia.rossi", "/s/hearth/seller/nordlys")]
    [InlineData("giulia.rossi", "/s/hearth-last-year/seller/nordlys/orders")]
    [InlineData("giulia.rossi", "/s/hearth/seller/nordlys/import")]
    [InlineData("giulia.rossi", "/s/hearth/seller/nordlys/profile")]
    [InlineData("giulia.rossi", "/s/hearth/representative")]
    [InlineData("giulia.rossi", "/admin/shows/hearth/import")]
    [InlineData("giulia.rossi", "/admin/shows/hearth/glossary/import")]
    [InlineData("giulia.rossi", "/admin/users")]
    [InlineData("giulia.rossi", "/admin/groups")]
    [InlineData("giulia.rossi", "/admin/users/grace.okafor")]
    [InlineData("giulia.rossi", "/admin/node")]
    [InlineData("chiara.bonetti", "/s/hearth/seller/nordlys")]
    [InlineData("chiara.bonetti", "/s/hearth/groups/flair-foyer/cart")]
    [InlineData("chiara.bonetti", "/admin/users")]
    [InlineData("henrik.lund", "/s/hearth/groups/flair-foyer/cart")]
    [InlineData("henrik.lund", "/s/hearth/seller/atelier-lune")]
    [InlineData("henrik.lund", "/admin/node")]
    public Task Page_OfSomebodyElse_ShowsNothingButTheRefusal(string user, string path) => site.VisitAsync(async people =>
    {
        var visitor = await people.MemberAsync(user);
        await visitor.OpenAsync(path);

        await Expect(visitor["empty-state"]).ToContainTextAsync("This is not open to you");
        await Expect(visitor.Page.Locator("main :is(tbody tr, article, dl, form, [data-testid^=tile])")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync("€");
    }, $"refused{path.Replace('/', '-')}-{user}");

    [SkippableTheory]
    [InlineData("/s/hearth/seller/nordlys/report/products.csv")]
    [InlineData("/s/hearth/seller/nordlys/report/groups.csv")]
    public Task Download_OfSomebodyElsesReport_IsRefused(string path) => site.VisitAsync(async people =>
    {
        var giulia = await people.MemberAsync("giulia.rossi");
        var answer = await giulia.Page.APIRequest.GetAsync(path);

        Assert.Equal(403, answer.Status);
    });
}
