using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Catalogue;

public enum ProductChange
{
    None,
    Added,
    Changed,
}

public static class CatalogueRules
{
    public const int MostProducts = 1_000;

    /// <summary>Defines products: all, or none and the first refusal. What is already so is not written again.</summary>
    /// <param name="currency">The show's, or null where the show or the seller is not known.</param>
    public static Decision Define(SellerCatalogue catalogue, SellerId seller, string? currency, ImmutableArray<ProductDefinition> products)
    {
        if (currency is null) return Refusal.Of(RefusalCodes.NotFound, "seller", seller.Value);
        if (products.IsDefaultOrEmpty || products.Length > MostProducts)
            return Check.Bad("products", Count(products).ToString(CultureInfo.InvariantCulture), $"1–{MostProducts} products");
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var drafts = ImmutableArray.CreateBuilder<Draft>();
        foreach (var product in products)
        {
            if (ProductRules.Refuse(product, currency) is { } refusal) return refusal;
            if (!codes.Add(product.Code)) return Check.Bad("code", product.Code, "each product once");
            if (Foresee(catalogue, product) is not ProductChange.None and var change)
                drafts.Add(CatalogueEntries.Define(Next(catalogue, product), isNew: change == ProductChange.Added));
        }

        return drafts.ToImmutable();
    }

    /// <summary>What defining a product, already found good, would do.</summary>
    public static ProductChange Foresee(SellerCatalogue catalogue, ProductDefinition product) =>
        !catalogue.Has(product.Code) ? ProductChange.Added
        : catalogue.Has(Next(catalogue, product)) ? ProductChange.None
        : ProductChange.Changed;

    public static Decision Withdraw(SellerCatalogue catalogue, string code, bool withdrawn)
    {
        if (!catalogue.Has(code)) return Refusal.Of(RefusalCodes.UnknownProduct, code);
        return catalogue.IsWithdrawn(code) == withdrawn ? Decision.Nothing : CatalogueEntries.Withdraw(code, withdrawn);
    }

    /// <summary>A price version stands for a list price and a show price; it grows when one of them changes.</summary>
    private static DefinedProduct Next(SellerCatalogue catalogue, ProductDefinition product) => new(
        product,
        catalogue.PriceVersionOf(product.Code) + (catalogue.HasPrices(product.Code, product.ListPrice, product.ShowPrice) ? 0 : 1));

    private static int Count(ImmutableArray<ProductDefinition> products) => products.IsDefault ? 0 : products.Length;
}
