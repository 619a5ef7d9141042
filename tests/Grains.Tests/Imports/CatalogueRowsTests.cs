using System.Text;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Imports;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Catalogue;

namespace B2BBooking.Grains.Tests.Imports;

public sealed class CatalogueRowsTests
{
    [Fact]
    public void Read_OfAllColumns_MakesTheProduct()
    {
        var draft = Read("""
            Code,name,name:fr,description,category,pack,list price,show price,gtin,attribute:Colour,attribute:Size
            AB-1024,"Frying pan, 28 cm","Poêle, 28 cm",Forged aluminium.,Kitchen/Pans,6,39.90,34.50,4006381333931,Black,28 cm
            """);

        Assert.Equal(new ImportRow(2, RowVerdict.Add, "AB-1024", []), draft.Rows.Single() with { Problems = [] });
        Assert.True(CatalogueEntries.AreSame(SampleProduct.Pan, draft.Products.Single()));
    }

    [Theory]
    [InlineData("Artikelnummer;Bezeichnung;Messepreis;Warengruppe\nA;Pfanne;12,50 €;Küche", "de")]
    [InlineData("RÉFÉRENCE;Désignation;Prix salon;Catégorie\nA;Poêle;12,50;Cuisine", "fr")]
    public void Read_OfFrenchAndGermanColumns_KnowsThemAndTheirLanguage(string text, string language)
    {
        var product = Read(text).Products.Single();

        Assert.Equal(language, product.Name.Translations.Single().Language);
        Assert.Equal(new Money(12.5m, "EUR"), product.ShowPrice);
        Assert.Equal(product.ShowPrice, product.ListPrice);
    }

    [Fact]
    public void Read_OfAFormulaInAColumnThatIsIgnored_TakesTheRow()
    {
        var draft = Read("code,name,show price,margin\nA,Pan,2.50,=C2*0.4\nB,=A1,2.50,\n");

        Assert.Equal([RowVerdict.Add, RowVerdict.Refused], draft.Rows.Select(row => row.Verdict));
        Assert.Equal("margin", Assert.Single(draft.IgnoredColumns));
    }

    [Fact]
    public void Read_OfEveryRow_GivesAVerdictOnEach()
    {
        var draft = Read("""
            code,name,show price,colour
            NEW,New,1.50,red
            AB-1024,"Frying pan, 28 cm",34.50,red
            NEW,Again,2,red
            ,No code,2,red
            BAD,Bad,abc,red
            ,,,
            NEG,Negative,-1,red
            """, SampleProduct.Pan);

        Assert.Equal(
            [(2, RowVerdict.Add), (3, RowVerdict.Unchanged), (4, RowVerdict.Refused), (5, RowVerdict.Refused), (6, RowVerdict.Refused), (8, RowVerdict.Refused)],
            draft.Rows.Select(row => (row.Row, row.Verdict)));
        Assert.Equal(["code", "code", "show price", "showPrice"], draft.Rows.Where(r => r.Verdict == RowVerdict.Refused).Select(r => r.Problems[0].Arguments[0]));
        Assert.Equal(["colour"], draft.IgnoredColumns.AsEnumerable());
        Assert.Equal(["NEW"], draft.Products.Select(p => p.Code));
    }

    [Fact]
    public void Read_OfColumnsThatAreNotInTheFile_LeavesThemAsTheyAre()
    {
        var known = SampleProduct.Pan with { Pictures = [new string('a', 64)] };

        var product = Read("code,name,show price\nAB-1024,Other,30\n", known).Products.Single();

        Assert.Equal("Other", product.Name.In("en"));
        Assert.Equal("Poêle, 28 cm", product.Name.In("fr"));
        Assert.True(CatalogueEntries.AreSame(product, known with { Name = product.Name, ShowPrice = new Money(30m, "EUR") }));
    }

    [Fact]
    public void Read_WithoutTheNeededColumns_NamesThem() =>
        Assert.Equal(Refusal.Of(RefusalCodes.MissingColumns, "name, show price"), Outcome("code,colour\nA,red\n").Refusal);

    [Fact]
    public void Read_WithAColumnTwice_IsRefused() =>
        Assert.Equal(RefusalCodes.FileUnreadable, Outcome("code,sku,name,price\nA,A,B,1\n").Refusal?.Code);

    [Fact]
    public void Write_ReadBack_ChangesNothing()
    {
        var other = SampleProduct.Pan with
        {
            Code = "B;\"2\"",
            Name = LocalText.Of("de", "Messer, groß"),
            Description = new LocalText([]),
            Attributes = [],
            Gtin = null,
            ListPrice = new Money(1.234m, "EUR"),
            ShowPrice = new Money(1234m, "EUR"),
        };
        ProductDefinition[] products = [SampleProduct.Pan, other];

        var draft = Read(CatalogueCsv.Write(products), products);

        Assert.Equal([RowVerdict.Unchanged, RowVerdict.Unchanged], draft.Rows.Select(row => row.Verdict));
    }

    private static CatalogueDraft Read(string text, params ProductDefinition[] known)
    {
        var outcome = Outcome(text, known);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private static Outcome<CatalogueDraft> Outcome(string text, params ProductDefinition[] known)
    {
        var table = TableFile.Read(new ImportFile("catalogue.csv", [.. Encoding.UTF8.GetBytes(text)]));
        Assert.Null(table.Refusal);
        return CatalogueRows.Read(table.Value!, "EUR", code => known.FirstOrDefault(p => p.Code == code));
    }
}
