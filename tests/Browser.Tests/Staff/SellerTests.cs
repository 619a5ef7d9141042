using System.Text;
using B2BBooking.Browser.Tests.Member;
using B2BBooking.Browser.Tests.Support;
using B2BBooking.Grains.Tests.Imports;
using static Microsoft.Playwright.Assertions;

namespace B2BBooking.Browser.Tests.Staff;

[Collection(SiteCollection.Name)]
public class SellerTests(Site site)
{
    [SkippableFact]
    public Task Report_WhileAMemberAdds_ChangesWithoutAReload() => site.VisitAsync(async people =>
    {
        var astrid = await people.MemberAsync("astrid.sorensen");
        await astrid.OpenAsync("/s/hearth/seller/nordlys");
        await Expect(astrid["report-catching-up"]).ToHaveCountAsync(0);
        var before = await astrid["tile-carts"].Locator(".tile-value").InnerTextAsync();
        await astrid.Page.EvaluateAsync("window.neverReloaded = true");

        var femke = await people.MemberAsync("femke.devries");
        await CartTests.AddFromListAsync(femke, "NL-1001");

        await Expect(astrid["tile-carts"].Locator(".tile-value")).Not.ToHaveTextAsync(before);
        Assert.True(Visitor.AmountIn(await astrid["tile-carts"].Locator(".tile-value").InnerTextAsync()) > Visitor.AmountIn(before));
        Assert.True(await astrid.Page.EvaluateAsync<bool>("window.neverReloaded"));
    });

    [SkippableFact]
    public Task Order_Submitted_ComesInAtTheOpenReport() => site.VisitAsync(async people =>
    {
        var harriet = await people.MemberAsync("harriet.bruin");
        await harriet.OpenAsync("/s/gift-days/seller/bruin-daughters");
        await Expect(harriet["incoming-orders"]).ToBeAttachedAsync();
        var oliver = await people.MemberAsync("oliver.hughes");
        await oliver.OpenAsync("/s/gift-days/products/bruin-daughters/BD-1001");
        await oliver["add"].ClickAsync();
        await Expect(oliver["in-cart"]).ToBeVisibleAsync();
        await oliver.OpenAsync("/s/gift-days/submit");
        await oliver["confirm"].ClickAsync();
        await oliver["submit"].ClickAsync();
        await Expect(oliver["submitted"]).ToBeVisibleAsync();

        await Expect(harriet["incoming-orders"].Locator("li", new() { HasText = "North & Nest" })).ToBeVisibleAsync();
    });

    [SkippableFact]
    public Task Price_EditedByTheSeller_IsTheMembersPriceAtOnce() => site.VisitAsync(async people =>
    {
        var marco = await people.MemberAsync("marco.rossi");
        await marco.OpenAsync("/s/hearth/catalog?q=BD-1003");
        var open = marco.ProductRow("BD-1003");
        await open.Locator("[data-testid=quantity]").FillAsync("7");
        var harriet = await people.MemberAsync("harriet.bruin");
        await harriet.OpenAsync("/s/hearth/seller/bruin-daughters/catalogue");
        await harriet["catalogue-filter"].FillAsync("BD-1003");
        await Expect(harriet["own-catalogue"].Locator("tbody tr .code")).ToHaveCountAsync(1);
        await harriet["own-catalogue"].Locator("tbody a").ClickAsync();
        await harriet["list-price"].FillAsync("99.50");
        await harriet["show-price"].FillAsync("seven");
        await harriet["save"].ClickAsync();
        await Expect(harriet["show-price"]).ToHaveAttributeAsync("aria-invalid", "true");
        await harriet["show-price"].FillAsync("77.25");
        await harriet["save"].ClickAsync();
        await Expect(harriet["toast"]).ToBeVisibleAsync();

        await Expect(open).ToContainTextAsync("€77.25");
        await Expect(open.Locator("[data-testid=quantity]")).ToHaveValueAsync("7");
        await marco.OpenAsync("/s/hearth/products/bruin-daughters/BD-1003");
        await Expect(marco["show-price"].First).ToContainTextAsync("€77.25");
        await Expect(marco.Page.Locator(".buy-box .list-price")).ToContainTextAsync("€99.50");
    });

    [SkippableFact]
    public Task Import_WithABadRow_ShowsItsVerdictAndTakesTheOthersOnlyWhenCarriedOut() => site.VisitAsync(async people =>
    {
        const string file = "code,name,category,pack,list price,show price\n"
            + "PF-9001,Imported bracelet,Accessories/Jewellery,2,29.90,24.50\n"
            + "PF-9002,Priceless bracelet,Accessories/Jewellery,2,29.90,much\n";
        var chiara = await people.MemberAsync("chiara.bonetti");
        await chiara.OpenAsync("/s/hearth/seller/perla-fine/import");
        await chiara.ChooseFileAsync("import-file", "bracelets.csv", "text/csv", Encoding.UTF8.GetBytes(file));

        await Expect(chiara["import-summary"]).ToBeVisibleAsync();
        await Expect(chiara["import-refused"]).ToBeVisibleAsync();
        var bad = chiara["import-rows"].Locator("tr", new() { HasText = "PF-9002" });
        await Expect(bad.Locator(".badge")).ToHaveTextAsync("Refused");
        await Expect(bad.Locator("td").Last).ToContainTextAsync("show price");
        var giulia = await people.MemberAsync("giulia.rossi");
        await giulia.OpenAsync("/s/hearth/catalog");
        await giulia["search"].FillAsync("PF-9001");
        await Expect(giulia["empty-state"]).ToBeVisibleAsync();

        await chiara["import-commit"].ClickAsync();
        await Expect(chiara["import-commit"]).ToHaveCountAsync(0);
        await giulia.OpenAsync("/s/hearth/catalog");
        await giulia["search"].FillAsync("PF-9001");
        await Expect(giulia.ProductRow("PF-9001").GetByTestId("show-price")).ToContainTextAsync("€24.50");
        await giulia["search"].FillAsync("PF-9002");
        await Expect(giulia.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=PF-9002"));
        await Expect(giulia.ProductRow("PF-9002")).ToHaveCountAsync(0);
    });

    [SkippableFact]
    public Task Import_OfAWorkbook_TakesItsFirstSheet() => site.VisitAsync(async people =>
    {
        var rows = string.Concat(
            Row("code", "name", "category", "show price"),
            Row("XL-BRACELET", "Bracelet of a workbook", "Accessories/Jewellery", "24.50"));
        var chiara = await people.MemberAsync("chiara.bonetti");
        await chiara.OpenAsync("/s/hearth/seller/perla-fine/import");
        await chiara.ChooseFileAsync(
            "import-file", "bracelets.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", WorkbookFile.Of(rows));

        await Expect(chiara["import-rows"].Locator("tr", new() { HasText = "XL-BRACELET" })).ToBeVisibleAsync();
        await Expect(chiara["import-refused"]).ToHaveCountAsync(0);
        await chiara["import-commit"].ClickAsync();
        await Expect(chiara["import-commit"]).ToHaveCountAsync(0);
        await chiara.OpenAsync("/s/hearth/seller/perla-fine/catalogue/XL-BRACELET");
        await Expect(chiara["show-price"]).ToHaveValueAsync("24.50");
    });

    [SkippableFact]
    public Task Picture_Uploaded_IsOnTheProductsPage() => site.VisitAsync(async people =>
    {
        const string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\" fill=\"#126\"/></svg>";
        var chiara = await people.MemberAsync("chiara.bonetti");
        await chiara.OpenAsync("/s/hearth/seller/perla-fine/catalogue/PF-1004");
        await Expect(chiara["save"]).ToBeVisibleAsync();
        var before = await chiara["pictures"].Locator("img").CountAsync();
        await chiara.ChooseFileAsync("picture-file", "no picture.svg", "image/svg+xml", Encoding.UTF8.GetBytes("no picture"));
        await Expect(chiara.Page.Locator("fieldset [role=alert]")).ToBeVisibleAsync();
        await chiara.ChooseFileAsync("picture-file", "square.svg", "image/svg+xml", Encoding.UTF8.GetBytes(svg));
        await Expect(chiara["pictures"].Locator("img")).ToHaveCountAsync(before + 1);
        var address = await chiara["pictures"].Locator("img").Last.GetAttributeAsync("src");
        await chiara["save"].ClickAsync();
        await Expect(chiara["toast"].First).ToBeVisibleAsync();

        var giulia = await people.MemberAsync("giulia.rossi");
        await giulia.OpenAsync("/s/hearth/products/perla-fine/PF-1004");
        var shown = giulia.Page.Locator($"main img[src='{address}']");
        await Expect(shown.First).ToBeVisibleAsync();
        Assert.True(await shown.First.EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0"));
    });

    [SkippableFact]
    public Task Catalogue_Exported_IsAFileOfAllItsProducts() => site.VisitAsync(async people =>
    {
        var chiara = await people.MemberAsync("chiara.bonetti");
        await chiara.OpenAsync("/s/hearth/seller/perla-fine/catalogue");
        var file = await chiara.Page.RunAndWaitForDownloadAsync(() => chiara["export-catalogue"].ClickAsync());

        Assert.Equal("perla-fine-catalogue.csv", file.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.Contains("PF-1001,", text, StringComparison.Ordinal);
    });

    private static string Row(params string[] cells) =>
        "<row>" + string.Concat(cells.Select(cell => $"<c t='inlineStr'><is><t>{cell}</t></is></c>")) + "</row>";
}
