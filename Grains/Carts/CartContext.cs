using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Carts;

/// <summary>What the rules of a cart must know besides the cart: by whom, when, and the products at that moment.</summary>
/// <param name="ForGroup">The caller is no member of the group but acts on its behalf.</param>
public readonly record struct CartContext(ShowId Show, Stage Stage, UserId Caller, bool ForGroup, IProducts Products);
