using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue.Search;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Tests.Catalogue;

/// <summary>Products made from a seed, and a search that reads all of them one by one: slow, and plainly right.</summary>
static class SearchSample
{
    private static readonly string[] Nouns = ["Pan", "Poêle", "Pfanne", "Cup", "Tasse", "Saw", "Säge", "Shelf", "Stool", "Étagère", "Straße", "Spoon"];
    private static readonly string[] Adjectives = ["steel", "oak", "süß", "small", "grand", "rouge", "blue", "stackable"];
    private static readonly string[] Categories = ["", "Kitchen", "Kitchen/Pans", "Kitchen/Pans/Iron", "Kitchen/Cups", "Office/Shelves", "Kitchenware"];
    private static readonly string[] Colours = ["Red", "Blue", "Green"];
    private static readonly string[] Sizes = ["S", "M", "L"];

    public static ProductDefinition Product(int number, Random random)
    {
        var name = $"{Pick(Nouns, random)} {Pick(Adjectives, random)} {number % 7}";
        var attributes = ImmutableArray.CreateBuilder<ProductAttribute>();
        if (random.Next(4) > 0) attributes.Add(new ProductAttribute("Colour", Pick(Colours, random)));
        if (random.Next(3) > 0) attributes.Add(new ProductAttribute("Size", Pick(Sizes, random)));
        var price = new Money(random.Next(1, 40) / 2m, "EUR");
        return new ProductDefinition(
            $"AB-{number:000}", LocalText.Of("en", name), LocalText.Of("en", $"{Pick(Adjectives, random)} and {Pick(Nouns, random)}"),
            Pick(Categories, random), attributes.ToImmutable(), 1, price, price, null, []);
    }

    public static CatalogueQuery Query(Random random)
    {
        string?[] texts = [null, "s", "st", "pan steel", "oak ab", "ab-0", "AB-01", "strasse", "etag", "suss 3", "POELE", "zzz"];
        var attributes = new List<AttributeFilter>();
        if (random.Next(3) == 0) attributes.Add(new AttributeFilter("Colour", [.. Colours.Take(random.Next(1, 3))]));
        if (random.Next(4) == 0) attributes.Add(new AttributeFilter("Size", ["M", "XXL"]));
        return new CatalogueQuery(
            texts[random.Next(texts.Length)],
            random.Next(2) == 0 ? null : Pick(Categories, random),
            random.Next(3) == 0 ? [new SellerId("a"), new SellerId("nobody")] : [],
            random.Next(4) == 0 ? 5m : null,
            random.Next(4) == 0 ? 12m : null,
            [.. attributes],
            (CatalogueOrder)random.Next(5),
            random.Next(3) == 0 ? random.Next(30) : 0,
            random.Next(1, 30),
            "en");
    }

    /// <summary>The ids that a query must find.</summary>
    public static HashSet<ProductId> Scan(IReadOnlyDictionary<ProductId, (ProductDefinition Definition, bool Withdrawn)> products, CatalogueQuery query) =>
        [.. products.Where(p => !p.Value.Withdrawn && Matches(p.Key, p.Value.Definition, query)).Select(p => p.Key)];

    public static bool Matches(ProductId id, ProductDefinition product, CatalogueQuery query) =>
        HasText(product, query.Text)
        && (string.IsNullOrEmpty(query.Category) || product.Category == query.Category || product.Category.StartsWith(query.Category + "/", StringComparison.Ordinal))
        && (query.Sellers.IsEmpty || query.Sellers.Contains(id.Seller))
        && (query.PriceFrom is not { } from || product.ShowPrice.Amount >= from)
        && (query.PriceTo is not { } to || product.ShowPrice.Amount <= to)
        && query.Attributes.All(f => product.Attributes.Any(a => a.Name == f.Name && f.Values.Contains(a.Value)));

    private static bool HasText(ProductDefinition product, string? text)
    {
        if (text is null) return true;
        string[] fields = [product.Code, product.Category, .. product.Name.Translations.Select(t => t.Text), .. product.Description.Translations.Select(t => t.Text), .. product.Attributes.Select(a => a.Value)];
        var words = fields.SelectMany(Words.Of).Append(Words.Joined(product.Code)).ToList();
        return Words.Of(text).All(typed => words.Any(word => word.StartsWith(typed, StringComparison.Ordinal)));
    }

    private static string Pick(string[] of, Random random) => of[random.Next(of.Length)];
}
