using B2BBooking.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Everywhere;

/// <summary>Takes the README's picture anew: <c>B2B_PICTURES=$PWD/docs/pictures dotnet test tests/Browser.Tests --filter PictureTests</c>.</summary>
[Collection(SiteCollection.Name)]
public class PictureTests(Site site)
{
    [SkippableFact]
    public Task Catalogue_OnADesk_ShowsAFullPage() => site.VisitAsync(async people =>
    {
        var folder = Environment.GetEnvironmentVariable("B2B_PICTURES");
        Skip.If(folder is null, "B2B_PICTURES names no folder for the picture.");
        var grace = await people.MemberAsync(Pages.Member);
        await grace.OpenSettledAsync("/s/hearth/catalog");
        await Expect(grace["product-row"].Nth(5)).ToBeVisibleAsync();
        await grace.Page.WaitForFunctionAsync("[...document.querySelectorAll('.product-row img')].slice(0, 7).every(picture => picture.complete && picture.naturalWidth > 0)");

        await grace.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "catalogue.png") });
    });
}
