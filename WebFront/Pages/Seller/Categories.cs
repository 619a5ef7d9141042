using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>The categories that a seller's products stand in, to suggest while one types.</summary>
internal static class Categories
{
    private const int Looked = 500;

    public static async Task<IReadOnlyList<string>> OfAsync(Session session, ShowId show, SellerId seller)
    {
        var page = await session.Grain<ICatalogueGrain>(show, seller).ListAsync(null, 0, Looked);
        return [.. page.Products.Select(product => product.Definition.Category).Distinct().Order(StringComparer.CurrentCulture)];
    }
}
