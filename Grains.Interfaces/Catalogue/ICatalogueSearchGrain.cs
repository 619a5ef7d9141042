using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Catalogue;

[GenerateSerializer, Alias("CatalogueOrder")]
public enum CatalogueOrder
{
    /// <summary>Best match first where there is a text, else by category and name.</summary>
    Relevance,
    Name,
    PriceUp,
    PriceDown,
    Newest,
}

/// <summary>A filter on one attribute: any of these values.</summary>
[GenerateSerializer, Immutable, Alias("AttributeFilter")]
public sealed record AttributeFilter([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<string> Values);

/// <summary>What to find. Text is words or their beginnings, in any order and in every language of the products and of the
/// show's glossary, a code, or a GTIN. <see cref="Take"/>: 1–500.</summary>
[GenerateSerializer, Immutable, Alias("CatalogueQuery")]
public sealed record CatalogueQuery(
    [property: Id(0)] string? Text,
    [property: Id(1)] string? Category,
    [property: Id(2)] ImmutableArray<SellerId> Sellers,
    [property: Id(3)] decimal? PriceFrom,
    [property: Id(4)] decimal? PriceTo,
    [property: Id(5)] ImmutableArray<AttributeFilter> Attributes,
    [property: Id(6)] CatalogueOrder Order,
    [property: Id(7)] int Skip,
    [property: Id(8)] int Take,
    [property: Id(9)] string Language)
{
    public const int MostAttributeFilters = 24;

    public static CatalogueQuery All(string language) => new(null, null, [], null, null, [], CatalogueOrder.Relevance, 0, 50, language);
}

[GenerateSerializer, Immutable, Alias("FacetValue")]
public sealed record FacetValue([property: Id(0)] string Value, [property: Id(1)] string Label, [property: Id(2)] int Count);

[GenerateSerializer, Immutable, Alias("Facet")]
public sealed record Facet([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<FacetValue> Values);

/// <summary>A page of what was found. Counts of a facet are those with the query's other filters, not its own.
/// Categories are those one level below the query's, with full paths as values. <see cref="IsSimilar"/>: nothing is spelt as the
/// query's text is; what was found is nearly so.</summary>
[GenerateSerializer, Immutable, Alias("CatalogueResult")]
public sealed record CatalogueResult(
    [property: Id(0)] ImmutableArray<ProductView> Products,
    [property: Id(1)] int Total,
    [property: Id(2)] Facet Categories,
    [property: Id(3)] Facet Sellers,
    [property: Id(4)] ImmutableArray<Facet> Attributes,
    [property: Id(5)] decimal? LowestPrice,
    [property: Id(6)] decimal? HighestPrice,
    [property: Id(7)] bool IsSimilar);

/// <summary>A typed or scanned code and the products that it may mean (exact code, then code without regard to case, then GTIN).</summary>
[GenerateSerializer, Immutable, Alias("ResolvedCode")]
public sealed record ResolvedCode([property: Id(0)] string Typed, [property: Id(1)] ImmutableArray<ProductView> Products);

/// <summary>The eCatalog of a show over all sellers.</summary>
[KeyedBy(KeyLayout.Show), Alias("ICatalogueSearchGrain")]
public interface ICatalogueSearchGrain : IGrainWithStringKey
{
    [Allow(Roles.SignedIn), Alias("Search")]
    Task<CatalogueResult> SearchAsync(CatalogueQuery query);

    /// <summary>The products with these ids that exist, withdrawn ones too.</summary>
    [Allow(Roles.SignedIn), Alias("Find")]
    Task<ImmutableArray<ProductView>> FindAsync(ImmutableArray<ProductId> products);

    [Allow(Roles.SignedIn), Alias("Resolve")]
    Task<ImmutableArray<ResolvedCode>> ResolveAsync(ImmutableArray<string> codes);
}
