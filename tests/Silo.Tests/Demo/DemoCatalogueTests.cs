using System.Text;
using System.Xml.Linq;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Silo.Demo.Catalogue;

namespace B2BBooking.Silo.Tests.Demo;

public sealed class DemoCatalogueTests
{
    private const int LargestPicture = 4 * 1024;

    private static readonly DemoCatalogue Catalogue = DemoCatalogue.Generate(7);

    [Fact]
    public void Catalogue_SameSeed_IsTheSame()
    {
        var again = DemoCatalogue.Generate(7);

        Assert.Equal(Described(Catalogue), Described(again));
        Assert.Equal(Catalogue.Pictures.Keys.Order(), again.Pictures.Keys.Order());
    }

    [Fact]
    public void Catalogue_AnotherSeed_Differs() => Assert.NotEqual(Described(Catalogue), Described(DemoCatalogue.Generate(8)));

    [Fact]
    public void Catalogue_AnySeed_IsAsRichAsATradeFair()
    {
        var products = Catalogue.Sellers.SelectMany(seller => seller.Products).ToList();

        Assert.Equal(12, Catalogue.Sellers.Length);
        Assert.InRange(products.Count, 600, 1_200);
        Assert.All(Catalogue.Sellers, seller => Assert.InRange(seller.Products.Length, 1, 1_000));
        Assert.InRange(products.Select(product => product.Category).Distinct().Count(), 15, 60);
    }

    [Fact]
    public void Product_EveryOne_IsAcceptedByTheCatalogue() => Assert.All(
        Catalogue.Sellers.SelectMany(seller => seller.Products),
        product => Assert.Null(ProductRules.Refuse(product, DemoCatalogue.Currency)));

    [Fact]
    public void Word_EveryOneThatIsNoNameOrMeasure_SpeaksThreeLanguages()
    {
        var glossary = DemoGlossary.Of(Catalogue.Sellers).ToDictionary(term => term.Word, term => term.Text);
        var collections = Catalogue.Sellers.SelectMany(s => s.Products).SelectMany(p => p.Attributes).Where(a => a.Name == "Collection").Select(a => a.Value);
        string[] same = ["Format", "Textiles", "terrazzo"];
        var words = Catalogue.Sellers.SelectMany(s => s.Products).SelectMany(p => p.Words()).Distinct()
            .Except(collections).Except(same).Where(word => word.Any(char.IsLower) && !char.IsAsciiDigit(word[0])).ToList();

        Assert.InRange(words.Count, 100, 200);
        Assert.All(words, word => Assert.Equal(["fr", "de"], glossary[word].Translations.Select(t => t.Language)));
        Assert.Equal("0,8 l", glossary["0.8 l"].In("de"));
    }

    [Fact]
    public void Product_EveryOne_SpeaksThreeLanguages() => Assert.All(
        Catalogue.Sellers.SelectMany(seller => seller.Products),
        product =>
        {
            Assert.Equal(["en", "fr", "de"], product.Name.Translations.Select(t => t.Language));
            Assert.Equal(["en", "fr", "de"], product.Description.Translations.Select(t => t.Language));
            Assert.All(product.Description.Translations, text => Assert.True(text.Text.Length > 60, text.Text));
            Assert.DoesNotContain("{0}", product.Description.In("de"), StringComparison.Ordinal);
        });

    [Fact]
    public void Product_EveryOne_CostsNoMoreThanItsListPrice() => Assert.All(
        Catalogue.Sellers.SelectMany(seller => seller.Products), product => Assert.InRange(product.ShowPrice.Amount, 1m, product.ListPrice.Amount));

    [Fact]
    public void Code_AndGtin_AreUnique()
    {
        var products = Catalogue.Sellers.SelectMany(seller => seller.Products).ToList();

        Assert.Equal(products.Count, products.Select(product => product.Code).Distinct().Count());
        Assert.Equal(products.Count, products.Select(product => product.Gtin).Distinct().Count());
        Assert.All(products, product => Assert.Matches("^2[0-9]{12}$", product.Gtin));
    }

    [Theory]
    [InlineData("400638133393", '1')]
    [InlineData("590123412345", '7')]
    [InlineData("978030640615", '7')]
    [InlineData("210000000000", '5')]
    public void CheckDigit_OfKnownNumbers_IsTheirs(string digits, char expected) => Assert.Equal(expected, Gtin.CheckDigit(digits));

    [Fact]
    public void Picture_EveryOne_IsSmallAndAcceptedAsSafe() => Assert.All(Catalogue.Pictures, picture =>
    {
        Assert.InRange(picture.Value.Bytes.Length, 200, LargestPicture);
        Assert.Equal(picture.Key, PictureRules.HashOf(picture.Value.Bytes.AsSpan()));
        Assert.Null(PictureFormat.Refuse(picture.Value));
    });

    [Fact]
    public void Picture_EveryOne_IsMadeOfDrawingElementsAlone()
    {
        HashSet<string> allowed =
        [
            "svg", "defs", "g", "path", "circle", "ellipse", "text", "pattern", "linearGradient", "radialGradient", "stop",
        ];
        foreach (var picture in Catalogue.Pictures.Values)
        {
            var svg = XDocument.Parse(Encoding.UTF8.GetString(picture.Bytes.AsSpan()));
            Assert.All(svg.Descendants(), element => Assert.Contains(element.Name.LocalName, allowed));
            Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "style");
        }
    }

    [Fact]
    public void Picture_OfEveryProduct_IsKept() => Assert.All(
        Catalogue.Sellers.SelectMany(seller => seller.Products.SelectMany(product => product.Pictures).Append(seller.Logo)),
        hash => Assert.Contains(hash, Catalogue.Pictures));

    private static string Described(DemoCatalogue catalogue) => string.Join('\n', catalogue.Sellers.SelectMany(seller => seller.Products).Select(product =>
        $"{product.Code} {product.Name.In("en")} {product.Description.In("fr")} {product.ShowPrice} {product.ListPrice} {product.PackQuantity} {product.Gtin} {string.Join(',', product.Pictures)}"));
}
