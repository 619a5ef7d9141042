using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Catalogue;

/// <summary>A product as an entry defines it. The version of its price is decided by the writer and travels with it.</summary>
public sealed record DefinedProduct(ProductDefinition Definition, int PriceVersion);

/// <summary>Entries of stream <c>catalogue/X</c> in the show's public scope.</summary>
public static class CatalogueEntries
{
    public const string Added = "product.added";
    public const string Changed = "product.changed";
    public const string Withdrawn = "product.withdrawn";
    public const string Restored = "product.restored";

    private const string StreamPrefix = "catalogue/";
    private const byte Version = 1;

    public static StreamName StreamOf(ShowId show, SellerId seller) => new(Scope.Public(show), StreamPrefix + seller.Value);

    public static SellerId SellerOf(string stream) => new(stream[StreamPrefix.Length..]);

    public static Draft Define(DefinedProduct product, bool isNew) => new(isNew ? Added : Changed, Payload(product), []);

    /// <summary>Equal bytes for equal products, and only for those.</summary>
    public static byte[] Payload(DefinedProduct product)
    {
        var writer = new PayloadWriter(Version);
        var definition = product.Definition;
        writer.WriteString(definition.Code);
        writer.WriteInt32(product.PriceVersion);
        LocalTextPayload.Write(ref writer, definition.Name);
        LocalTextPayload.Write(ref writer, definition.Description);
        writer.WriteString(definition.Category);
        writer.WriteCount(definition.Attributes.Length);
        foreach (var attribute in definition.Attributes)
        {
            writer.WriteString(attribute.Name);
            writer.WriteString(attribute.Value);
        }

        writer.WriteInt32(definition.PackQuantity);
        writer.WriteString(definition.ShowPrice.Currency);
        writer.WriteDecimal(WithoutZeros(definition.ListPrice.Amount));
        writer.WriteDecimal(WithoutZeros(definition.ShowPrice.Amount));
        writer.WriteOptionalString(definition.Gtin);
        writer.WriteCount(definition.Pictures.Length);
        foreach (var picture in definition.Pictures) writer.WriteRaw(Convert.FromHexString(picture));
        return writer.ToArray();
    }

    public static bool AreSame(ProductDefinition one, ProductDefinition other) =>
        Payload(new DefinedProduct(one, 0)).AsSpan().SequenceEqual(Payload(new DefinedProduct(other, 0)));

    public static DefinedProduct ReadDefined(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var (code, priceVersion) = (reader.ReadString(), reader.ReadInt32());
        var (name, description) = (LocalTextPayload.Read(ref reader), LocalTextPayload.Read(ref reader));
        var category = reader.ReadString();
        var attributes = ReadAttributes(ref reader);
        var (pack, currency) = (reader.ReadInt32(), reader.ReadString());
        var (list, show) = (new Money(reader.ReadDecimal(), currency), new Money(reader.ReadDecimal(), currency));
        var gtin = reader.ReadOptionalString();
        var pictures = ReadPictures(ref reader);
        reader.ReadEnd();
        return new DefinedProduct(
            new ProductDefinition(code, name, description, category, attributes, pack, list, show, gtin, pictures), priceVersion);
    }

    public static Draft Withdraw(string code, bool withdrawn)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(code);
        return new Draft(withdrawn ? Withdrawn : Restored, writer.ToArray(), []);
    }

    public static string ReadCode(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var code = reader.ReadString();
        reader.ReadEnd();
        return code;
    }

    /// <summary>34.50 is 34.5: the same price has the same bytes. Dividing by a one with all decimals takes the zeros off.</summary>
    private static decimal WithoutZeros(decimal amount) => amount / 1.0000000000000000000000000000m;

    private static ImmutableArray<ProductAttribute> ReadAttributes(ref PayloadReader reader)
    {
        var attributes = ImmutableArray.CreateBuilder<ProductAttribute>(reader.ReadCount(leastBytes: 2));
        for (var left = attributes.Capacity; left > 0; left--)
            attributes.Add(new ProductAttribute(reader.ReadString(), reader.ReadString()));
        return attributes.MoveToImmutable();
    }

    private static ImmutableArray<string> ReadPictures(ref PayloadReader reader)
    {
        var pictures = ImmutableArray.CreateBuilder<string>(reader.ReadCount(leastBytes: PictureRules.HashBytes));
        for (var left = pictures.Capacity; left > 0; left--)
            pictures.Add(Convert.ToHexStringLower(reader.ReadRaw(PictureRules.HashBytes)));
        return pictures.MoveToImmutable();
    }
}
