using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Catalogue;

/// <summary>A text in several languages, by two-letter ISO 639-1 code; the first is the seller's own.</summary>
[GenerateSerializer, Immutable, Alias("LocalText")]
public sealed record LocalText([property: Id(0)] ImmutableArray<Translation> Translations)
{
    public static LocalText None { get; } = new([]);

    public static LocalText Of(string language, string text) => new([new Translation(language, text)]);

    /// <summary>A name that is the same in every language, such as a code or a company's.</summary>
    public static LocalText Same(string text) => Of("", text);

    /// <summary>The text in that language, else in English, else in the seller's own.</summary>
    public string In(string language) => Find(language) ?? Find("en") ?? (Translations.IsDefaultOrEmpty ? "" : Translations[0].Text);

    public bool Equals(LocalText? other) => other is not null && Translations.SequenceEqual(other.Translations);

    public override int GetHashCode() => Translations.IsDefaultOrEmpty ? 0 : Translations[0].GetHashCode();

    /// <summary>The text in that language alone.</summary>
    public string? Find(string language)
    {
        foreach (var t in Translations)
            if (t.Language == language)
                return t.Text;
        return null;
    }
}

[GenerateSerializer, Immutable, Alias("Translation")]
public sealed record Translation([property: Id(0)] string Language, [property: Id(1)] string Text);

/// <summary>An attribute of a product, such as colour, size, material; numbers carry their unit in the value's text.</summary>
[GenerateSerializer, Immutable, Alias("ProductAttribute")]
public sealed record ProductAttribute([property: Id(0)] string Name, [property: Id(1)] string Value);

/// <summary>What a seller says of a product. <see cref="Category"/> is a path such as <c>Kitchen/Pans</c>.
/// Quantities are in pieces and whole multiples of <see cref="PackQuantity"/> (1–10,000).
/// <see cref="Pictures"/> are SHA-256 hashes (lower-case hex) of stored pictures.</summary>
[GenerateSerializer, Immutable, Alias("ProductDefinition")]
public sealed record ProductDefinition(
    [property: Id(0)] string Code,
    [property: Id(1)] LocalText Name,
    [property: Id(2)] LocalText Description,
    [property: Id(3)] string Category,
    [property: Id(4)] ImmutableArray<ProductAttribute> Attributes,
    [property: Id(5)] int PackQuantity,
    [property: Id(6)] Money ListPrice,
    [property: Id(7)] Money ShowPrice,
    [property: Id(8)] string? Gtin,
    [property: Id(9)] ImmutableArray<string> Pictures)
{
    /// <summary>By what it is classed: the levels of its category, the names and values of its attributes.</summary>
    public IEnumerable<string> Words() =>
        Category.Split('/', StringSplitOptions.RemoveEmptyEntries).Concat(Attributes.SelectMany(a => new[] { a.Name, a.Value }));
}

/// <summary>A product as the catalogue shows it. <see cref="PriceVersion"/> grows with each change of a price:
/// a cart line keeps the one that its author saw.</summary>
[GenerateSerializer, Immutable, Alias("ProductView")]
public sealed record ProductView(
    [property: Id(0)] ProductId Id,
    [property: Id(1)] ProductDefinition Definition,
    [property: Id(2)] int PriceVersion,
    [property: Id(3)] bool Withdrawn,
    [property: Id(4)] string SellerName);
