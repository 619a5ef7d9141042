using B2BBooking.Grains.Catalogue;
using B2BBooking.Silo.Import;
using B2BBooking.Silo.Import.AdventureWorks;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Import;

public sealed class MappingTests
{
    private static readonly DateTime Today = new(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc);

    [SkippableFact]
    public void Plan_OfTheRealFiles_AccountsForEveryRow()
    {
        var folder = SharedData.Require("adventureworks");

        var plan = Mapping.Read(folder, Today);

        Assert.Equal(504, plan.ProductsInFiles);
        Assert.Equal(504, plan.Products + plan.Skipped.Count(skipped => skipped.File == "Product"));
        Assert.Equal(104 + 1, plan.Sellers.Length);
        Assert.Equal(701, plan.Groups.Length);
        Assert.Equal(LinesOf(folder, "ProductVendor.csv"), plan.Sellers.Where(seller => seller.Id != Mapping.InHouse).Sum(seller => seller.Products.Length));
        Assert.All(plan.Skipped, skipped => Assert.Contains("neither a vendor nor a list price", skipped.Reason, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Product_OfTheRealFiles_IsAcceptedByTheCatalogue()
    {
        var plan = Mapping.Read(SharedData.Require("adventureworks"), Today);

        Assert.All(plan.Sellers.SelectMany(seller => seller.Products), product => Assert.Null(ProductRules.Refuse(product.Definition, ShowPlan.Currency)));
    }

    [SkippableFact]
    public void Product_WithModel_IsDescribedInSixLanguages()
    {
        var plan = Mapping.Read(SharedData.Require("adventureworks"), Today);

        var bike = plan.Sellers.Single(seller => seller.Id == Mapping.InHouse).Products.Single(product => product.Definition.Code == "BK-M82S-38").Definition;

        Assert.Equal(["en", "ar", "fr", "he", "th", "zh"], bike.Description.Translations.Select(text => text.Language));
        Assert.Equal("Bikes/Mountain Bikes", bike.Category);
        Assert.Equal(3399.99m, bike.ShowPrice.Amount);
        Assert.Contains(bike.Attributes, attribute => attribute is { Name: "Colour", Value: "Silver" });
        Assert.Contains(bike.Attributes, attribute => attribute is { Name: "Size", Value: "38 cm" });
        Assert.Contains(bike.Attributes, attribute => attribute is { Name: "Weight", Value: "20.35 lb" });
    }

    [SkippableFact]
    public void Group_OfAStore_HasTheStoresNumberAndCountry()
    {
        var plan = Mapping.Read(SharedData.Require("adventureworks"), Today);

        var store = plan.Groups.Single(group => group.Id.Value == "store-934").Definition;

        Assert.Equal("AW00000001", store.CustomerNumber);
        Assert.Equal("United States", store.Country);
        Assert.All(plan.Groups, group => Assert.NotEmpty(group.Definition.Name));
    }

    [Fact]
    public void Folder_WithoutAFile_SaysWhichOneIsMissing()
    {
        using var folder = new TempFolder();

        var error = Assert.Throws<ImportException>(() => Mapping.Read(folder.Path, Today));

        Assert.Contains("Product.csv is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_WithOtherColumns_SaysWhereAndWhatToDo()
    {
        using var folder = new TempFolder();
        folder.File("Vendor.csv", "1\tA\tB\t1\t1\t1\t\t2022-01-01\n2\tonly\tthree\n");

        var error = Assert.Throws<ImportException>(() => Table.Vendor.Read(folder.Path));

        Assert.Contains("row 2: 3 columns instead of 8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_InUtf16_IsRead()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "CountryRegion.csv"), "CI\tCôte d'Ivoire\t2019-04-30\r\n", System.Text.Encoding.Unicode);

        Assert.Equal("Côte d'Ivoire", Table.Country.Read(folder.Path).Single()[1]);
    }

    [Fact]
    public void Table_InAnotherEncoding_IsRefused()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "CountryRegion.csv"), [(byte)'C', 0xF4, (byte)'\t', (byte)'x', (byte)'\t', (byte)'y']);

        Assert.Contains("UTF-8", Assert.Throws<ImportException>(() => Table.Country.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_WithXmlInside_KeepsTabsAndLinesOfTheXml()
    {
        using var folder = new TempFolder();
        folder.File("Store.csv", "292+|Next-Door\tBike Store+|279+|<a>\n1</a>+|X+|2025&|\n294+|Other+|1+|+|Y+|2025&|\n");

        var rows = Table.Store.Read(folder.Path);

        Assert.Equal(["292", "294"], rows.Select(row => row[0]));
        Assert.Equal("<a>\n1</a>", rows[0][3]);
    }

    private static int LinesOf(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Count(line => line.Length > 0);
}
