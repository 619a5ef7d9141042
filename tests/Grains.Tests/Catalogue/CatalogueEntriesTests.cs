using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Tests.Catalogue;

/// <summary>The bytes of version 1. They stand in journals: a change that breaks one of these needs a new version beside it.</summary>
public sealed class CatalogueEntriesTests
{
    private const string Hash = "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF";

    private const string ProductBytes =
        "01" + "025031" + "04" // version, code, price version
        + "02" + "02656E" + "0350616E" + "026672" + "06506FC3AA6C65" // the name in two languages
        + "00" // no description
        + "084B69742F50616E73" // category
        + "01" + "06436F6C6F7572" + "03726564" // attributes
        + "0C" + "03455552" // pack, currency
        + "017D" + "000A" // list and show price
        + "010D34303036333831333333393331" // GTIN
        + "01" + Hash;

    private const string PlainBytes = "01" + "025031" + "02" + "00" + "00" + "0141" + "00" + "02" + "03455552" + "0001" + "0001" + "00" + "00";

    private static ProductDefinition Pan => new(
        "P1", new LocalText([new("en", "Pan"), new("fr", "Poêle")]), new LocalText([]), "Kit/Pans", [new ProductAttribute("Colour", "red")],
        6, new Money(12.50m, "EUR"), new Money(10.00m, "EUR"), "4006381333931", [Hash.ToLowerInvariant()]);

    private static ProductDefinition Plain => new(
        "P1", new LocalText([]), new LocalText([]), "A", [], 1, new Money(1m, "EUR"), new Money(1m, "EUR"), null, []);

    [Fact]
    public void Product_Version1_HasTheseBytes()
    {
        Assert.Equal(ProductBytes, Convert.ToHexString(CatalogueEntries.Define(new DefinedProduct(Pan, 2), isNew: true).Payload.Span));
        var read = CatalogueEntries.ReadDefined(Convert.FromHexString(ProductBytes));
        Assert.Equal(2, read.PriceVersion);
        Assert.Equal(Pan with { Attributes = default, Pictures = default }, read.Definition with { Attributes = default, Pictures = default });
        Assert.Equal(Pan.Attributes.AsEnumerable(), read.Definition.Attributes);
        Assert.Equal(Pan.Pictures.AsEnumerable(), read.Definition.Pictures);
    }

    [Fact]
    public void Product_WithoutWhatMayBeMissing_HasTheseBytes()
    {
        Assert.Equal(PlainBytes, Convert.ToHexString(CatalogueEntries.Payload(new DefinedProduct(Plain, 1))));
        Assert.Null(CatalogueEntries.ReadDefined(Convert.FromHexString(PlainBytes)).Definition.Gtin);
    }

    [Fact]
    public void Withdrawal_Version1_HasTheseBytes()
    {
        Assert.Equal("01025031", Convert.ToHexString(CatalogueEntries.Withdraw("P1", withdrawn: true).Payload.Span));
        Assert.Equal("P1", CatalogueEntries.ReadCode(Convert.FromHexString("01025031")));
    }

    [Fact]
    public void Picture_Version1_HasTheseBytes()
    {
        const string bytes = "01" + "09696D6167652F706E67" + "03010203";
        Assert.Equal(bytes, Convert.ToHexString(PictureEntries.Store(new Picture("image/png", [1, 2, 3])).Payload.Span));
        var read = PictureEntries.Read(Convert.FromHexString(bytes));
        Assert.Equal(("image/png", "010203"), (read.MediaType, Convert.ToHexString(read.Bytes.AsSpan())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("02" + "025031")]
    [InlineData("01" + "025031" + "04")]
    [InlineData(PlainBytes + "00")]
    public void Product_OtherBytes_AreRefused(string hex) =>
        Assert.Throws<PayloadFormatException>(() => CatalogueEntries.ReadDefined(Convert.FromHexString(hex)));
}
