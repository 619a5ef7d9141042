using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Catalogue;

/// <summary>What a product must be to enter a catalogue.</summary>
public static class ProductRules
{
    public const int LongestName = 200;
    public const int LongestDescription = 10_000;
    public const int MostAttributes = 30;
    public const int MostPictures = 12;
    public const int DeepestCategory = 6;
    public const int LargestPack = 10_000;
    public const decimal HighestPrice = 1_000_000_000m;

    public static Refusal? Refuse(ProductDefinition product, string currency) =>
        RefuseCode(product.Code)
        ?? Check.LocalText("name", product.Name, LongestName, required: true)
        ?? Check.LocalText("description", product.Description, LongestDescription, required: false)
        ?? RefuseCategory(product.Category)
        ?? RefuseAttributes(product.Attributes)
        ?? Check.Range("packQuantity", product.PackQuantity, 1, LargestPack)
        ?? RefusePrice("showPrice", product.ShowPrice, currency)
        ?? RefusePrice("listPrice", product.ListPrice, currency)
        ?? RefuseGtin(product.Gtin)
        ?? RefusePictures(product.Pictures);

    public static Refusal? RefuseCode(string? code) =>
        Check.Line("code", code, IdSpelling.MaxCodeLength, required: true)
        ?? (IdSpelling.IsCode(code) ? null : Check.Bad("code", code, "1–64 characters, without '/' and without blanks around"));

    /// <summary>A GTIN-8, -12, -13 or -14 with its check digit (GS1 General Specifications, 7.9), or none.</summary>
    public static Refusal? RefuseGtin(string? gtin) =>
        gtin is null || IsGtin(gtin) ? null : Check.Bad("gtin", gtin, "8, 12, 13 or 14 digits, the last being the check digit");

    public static bool IsGtin(string value)
    {
        if (value.Length is not (8 or 12 or 13 or 14) || !value.All(char.IsAsciiDigit)) return false;
        var sum = 0;
        for (var i = 0; i < value.Length; i++) sum += (value[^(i + 1)] - '0') * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }

    private static Refusal? RefuseCategory(string? category)
    {
        if (Check.Line("category", category, 300, required: false) is { } refusal) return refusal;
        if (category!.Length == 0) return null;
        var levels = category.Split('/');
        return levels.Length <= DeepestCategory && levels.All(level => level.Length > 0 && level.Trim() == level)
            ? null
            : Check.Bad("category", category, $"a path of at most {DeepestCategory} names such as Kitchen/Pans, without blanks around '/'");
    }

    private static Refusal? RefuseAttributes(ImmutableArray<ProductAttribute> attributes)
    {
        if (attributes.IsDefault || attributes.Length > MostAttributes)
            return Check.Bad("attributes", "", $"a list of at most {MostAttributes}");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in attributes)
        {
            var refusal = Check.Line("attribute", name, 60, required: true) ?? Check.Line($"attribute:{name}", value, 200, required: true);
            if (refusal is not null) return refusal;
            if (!names.Add(name)) return Check.Bad($"attribute:{name}", value, "one value for an attribute");
        }

        return null;
    }

    private static Refusal? RefusePrice(string field, Money price, string currency)
    {
        if (price.Currency != currency) return Check.Bad(field, price.ToString(), $"a price in {currency}, the show's currency");
        return price.Amount >= 0 && price.Amount <= HighestPrice && price.Amount.Scale <= 4
            ? null
            : Check.Bad(field, price.Amount.ToString(CultureInfo.InvariantCulture), "0–1,000,000,000 with at most 4 decimals");
    }

    private static Refusal? RefusePictures(ImmutableArray<string> pictures)
    {
        if (pictures.IsDefault || pictures.Length > MostPictures) return Check.Bad("pictures", "", $"a list of at most {MostPictures}");
        foreach (var picture in pictures)
            if (PictureRules.RefuseHash("pictures", picture) is { } refusal) return refusal;
        return null;
    }
}
