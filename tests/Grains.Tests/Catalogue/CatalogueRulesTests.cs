using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal.Encoding;
using FsCheck.Xunit;

namespace B2BBooking.Grains.Tests.Catalogue;

public sealed class CatalogueRulesTests
{
    private static readonly SellerId Acme = new("acme");
    private readonly WrittenStream _stream = new(CatalogueEntries.StreamOf(new ShowId("spring"), Acme));
    private SellerCatalogue _catalogue = SellerCatalogue.Empty(default);

    [Fact]
    public void Define_OfAnIdenticalProduct_WritesNothing()
    {
        Define(SampleProduct.Pan);

        Assert.Empty(CatalogueRules.Define(_catalogue, Acme, "EUR", [SampleProduct.Pan]).Drafts);
    }

    [Fact]
    public void Define_WithAnotherPrice_RaisesThePriceVersion()
    {
        Define(SampleProduct.Pan);
        Define(SampleProduct.Pan with { Category = "Kitchen" });
        Assert.Equal(1, _catalogue.PriceVersionOf(SampleProduct.Pan.Code));

        Define(SampleProduct.Pan with { ListPrice = new Money(41m, "EUR") });
        Define(SampleProduct.Pan with { ListPrice = new Money(41m, "EUR"), ShowPrice = new Money(30m, "EUR") });

        Assert.Equal(3, _catalogue.PriceVersionOf(SampleProduct.Pan.Code));
    }

    [Fact]
    public void Define_OfOneBadProduct_WritesNoneAndNamesIt()
    {
        var decision = CatalogueRules.Define(_catalogue, Acme, "EUR", [SampleProduct.Pan, SampleProduct.Pan with { Code = "B", PackQuantity = 0 }]);

        Assert.Empty(decision.Drafts);
        Assert.Equal(Refusal.Of(RefusalCodes.BadValue, "packQuantity", "0", "1–10000"), decision.Refusal);
    }

    [Fact]
    public void Define_OfACodeTwice_IsRefused() =>
        Assert.Equal(RefusalCodes.BadValue, CatalogueRules.Define(_catalogue, Acme, "EUR", [SampleProduct.Pan, SampleProduct.Pan]).Refusal?.Code);

    [Theory]
    [InlineData("code", "a/b")]
    [InlineData("code", " a")]
    [InlineData("code", "")]
    [InlineData("name", "")]
    [InlineData("name", "two\nlines")]
    [InlineData("category", "Kitchen//Pans")]
    [InlineData("category", "a/b/c/d/e/f/g")]
    [InlineData("gtin", "4006381333932")]
    [InlineData("gtin", "123")]
    [InlineData("pictures", "nothex")]
    [InlineData("showPrice", "-1")]
    [InlineData("listPrice", "0.00001")]
    public void Refuse_OfABadField_NamesIt(string field, string value)
    {
        var product = field switch
        {
            "code" => SampleProduct.Pan with { Code = value },
            "name" => SampleProduct.Pan with { Name = LocalText.Of("en", value) },
            "category" => SampleProduct.Pan with { Category = value },
            "gtin" => SampleProduct.Pan with { Gtin = value },
            "pictures" => SampleProduct.Pan with { Pictures = [value] },
            "showPrice" => SampleProduct.Pan with { ShowPrice = new Money(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), "EUR") },
            _ => SampleProduct.Pan with { ListPrice = new Money(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), "EUR") },
        };

        Assert.Equal(field, ProductRules.Refuse(product, "EUR")?.Arguments[0]);
    }

    [Fact]
    public void Refuse_OfAnotherCurrency_NamesTheShows() =>
        Assert.Contains("CHF", ProductRules.Refuse(SampleProduct.Pan, "CHF")!.Arguments[2], StringComparison.Ordinal);

    [Fact]
    public void Withdraw_OfAnUnknownProduct_IsRefused() =>
        Assert.Equal(RefusalCodes.UnknownProduct, CatalogueRules.Withdraw(_catalogue, "X", true).Refusal?.Code);

    [Fact]
    public void Withdraw_Repeated_WritesOnce()
    {
        Define(SampleProduct.Pan);
        Apply(CatalogueRules.Withdraw(_catalogue, SampleProduct.Pan.Code, true).Drafts);

        Assert.True(_catalogue.IsWithdrawn(SampleProduct.Pan.Code));
        Assert.Empty(CatalogueRules.Withdraw(_catalogue, SampleProduct.Pan.Code, true).Drafts);
    }

    [Fact]
    public void Payload_ReadBack_IsTheProduct()
    {
        var product = new DefinedProduct(SampleProduct.Pan with { Pictures = [new string('a', 64)] }, 7);

        var read = CatalogueEntries.ReadDefined(CatalogueEntries.Payload(product));

        Assert.Equal(7, read.PriceVersion);
        Assert.True(CatalogueEntries.AreSame(product.Definition, read.Definition));
        Assert.Equal(product.Definition.Name, read.Definition.Name);
        Assert.Equal(product.Definition.Attributes.AsEnumerable(), read.Definition.Attributes);
    }

    [Property(MaxTest = 50)]
    public void Apply_InAnyOrder_GivesTheSameCatalogue(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 12; i++)
        {
            var product = SampleProduct.Pan with { Code = $"{random.Next(3)}", ShowPrice = new Money(random.Next(1, 4), "EUR") };
            Define(product);
            if (random.Next(3) == 0) Apply(CatalogueRules.Withdraw(_catalogue, product.Code, random.Next(2) == 0).Drafts);
        }

        var other = SellerCatalogue.Empty(default);
        foreach (var entry in _stream.InRandomOrderTwice(random)) other.Apply(entry);

        foreach (var code in new[] { "0", "1", "2" })
        {
            Assert.Equal(_catalogue.PriceVersionOf(code), other.PriceVersionOf(code));
            Assert.Equal(_catalogue.IsWithdrawn(code), other.IsWithdrawn(code));
        }
    }

    [Fact]
    public void Snapshot_ReadBack_DecidesTheSame()
    {
        Define(SampleProduct.Pan);
        var writer = new PayloadWriter(1);
        _catalogue.Write(ref writer);
        var reader = new PayloadReader(writer.ToArray());
        reader.ReadVersion(1);

        _catalogue = SellerCatalogue.Read(default, ref reader);

        reader.ReadEnd();
        Assert.Empty(CatalogueRules.Define(_catalogue, Acme, "EUR", [SampleProduct.Pan]).Drafts);
        Assert.Equal(ProductChange.Changed, CatalogueRules.Foresee(_catalogue, SampleProduct.Pan with { PackQuantity = 3 }));
    }

    private void Define(ProductDefinition product)
    {
        var decision = CatalogueRules.Define(_catalogue, Acme, "EUR", [product]);
        Assert.Null(decision.Refusal);
        Apply(decision.Drafts);
    }

    private void Apply(ImmutableArray<Journal.Draft> drafts)
    {
        foreach (var entry in _stream.Write(drafts)) Assert.True(_catalogue.Apply(entry));
    }
}
