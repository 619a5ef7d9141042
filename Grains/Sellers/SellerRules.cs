using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Sellers;

public static class SellerRules
{
    /// <summary>Defines a seller at a show. <paramref name="mayAppear"/>: the caller may bring a new seller to the show
    /// (administrators); staff change one that is there.</summary>
    public static Decision Define(
        Seller seller, ShowId show, SellerId id, SellerDefinition wanted, bool showExists, bool mayAppear)
    {
        if (!showExists) return Refusal.Of(RefusalCodes.NotFound, "show", show.Value);
        if (seller.Definition is null && !mayAppear) return Refusal.Of(RefusalCodes.NotFound, "seller", id.Value);
        var refusal = Check.Id("seller", id.Value)
            ?? Check.Line("name", wanted.Name, 120, required: true)
            ?? Check.Text("description", wanted.Description, 10_000, required: false)
            ?? Check.Line("stand", wanted.Stand, 60, required: false)
            ?? Check.Email("email", wanted.Email)
            ?? Check.Line("phone", wanted.Phone, 40, required: false)
            ?? (wanted.Logo is { } logo ? PictureRules.RefuseHash("logo", logo) : null);
        if (refusal is not null) return refusal;
        return seller.Definition == wanted ? Decision.Nothing : SellerEntries.Define(wanted);
    }
}
