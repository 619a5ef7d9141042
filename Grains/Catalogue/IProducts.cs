using System.Diagnostics.CodeAnalysis;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Catalogue;

/// <summary>The products that this node knows, as carts and orders need them.</summary>
public interface IProducts
{
    /// <summary>A product of a show, a withdrawn one too; false where none was ever defined.</summary>
    bool TryFind(ShowId show, ProductId id, [NotNullWhen(true)] out ProductView? product);

    /// <summary>The show price of a version; the current one where that version is not known here.</summary>
    Money PriceOf(ShowId show, ProductId id, int priceVersion);

    /// <summary>Whether the price of that version is known here: a cart's entries may arrive before those of its products.</summary>
    bool KnowsPrice(ShowId show, ProductId id, int priceVersion);
}
