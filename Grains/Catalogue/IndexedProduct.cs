using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Catalogue;

/// <summary>A product with the show prices of its former versions. The last definition counts, and the last withdrawal or
/// restoration; one that arrives before the definition is remembered.</summary>
public sealed record IndexedProduct(
    DefinedProduct? Product, bool Withdrawn, ImmutableList<(int Version, Money Price)> FormerPrices, Stamp Defined, Stamp WithdrawnAt)
{
    public static IndexedProduct None { get; } = new(null, false, [], default, default);

    public Money? PriceOf(int version)
    {
        if (Product is { } product && product.PriceVersion == version) return product.Definition.ShowPrice;
        foreach (var (former, price) in FormerPrices)
            if (former == version) return price;
        return null;
    }

    public IndexedProduct Define(DefinedProduct product, Stamp stamp)
    {
        if (stamp <= Defined) return Remember(product);
        var with = Product is { } former && former.PriceVersion != product.PriceVersion ? Remember(former) : this;
        return with with { Product = product, Defined = stamp };
    }

    public IndexedProduct Withdraw(bool withdrawn, Stamp stamp) =>
        stamp > WithdrawnAt ? this with { Withdrawn = withdrawn, WithdrawnAt = stamp } : this;

    private IndexedProduct Remember(DefinedProduct former) => FormerPrices.Any(f => f.Version == former.PriceVersion)
        ? this
        : this with { FormerPrices = FormerPrices.Add((former.PriceVersion, former.Definition.ShowPrice)) };
}
