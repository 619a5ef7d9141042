using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Catalogue;

/// <summary>A product with the show prices of its former versions. The last definition counts, and the last withdrawal or
/// restoration; one that arrives before the definition is remembered.</summary>
public sealed record IndexedProduct(
    DefinedProduct? Product, bool Withdrawn, ImmutableSortedDictionary<int, Money> FormerPrices, Stamp Defined, Stamp WithdrawnAt)
{
    public static IndexedProduct None { get; } = new(null, false, ImmutableSortedDictionary<int, Money>.Empty, default, default);

    public Money? PriceOf(int version)
    {
        if (Product is { } product && product.PriceVersion == version) return product.Definition.ShowPrice;
        return FormerPrices.TryGetValue(version, out var price) ? price : null;
    }

    public IndexedProduct Define(DefinedProduct product, Stamp stamp)
    {
        if (stamp <= Defined) return Remember(product);
        var with = Product is { } former && former.PriceVersion != product.PriceVersion ? Remember(former) : this;
        return with with { Product = product, Defined = stamp };
    }

    public IndexedProduct Withdraw(bool withdrawn, Stamp stamp) =>
        stamp > WithdrawnAt ? this with { Withdrawn = withdrawn, WithdrawnAt = stamp } : this;

    private IndexedProduct Remember(DefinedProduct former) => FormerPrices.ContainsKey(former.PriceVersion)
        ? this
        : this with { FormerPrices = FormerPrices.Add(former.PriceVersion, former.Definition.ShowPrice) };
}
