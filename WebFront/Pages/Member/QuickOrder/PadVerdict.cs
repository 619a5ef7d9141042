using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.WebFront.Pages.Member.QuickOrder;

/// <summary>What a line of the pad means: the products that its code may name, the one chosen, and the cart's refusal once
/// it was sent.</summary>
public sealed record PadVerdict(PadLine Line, ImmutableArray<ProductView> Candidates, ProductView? Product, Refusal? Refusal)
{
    public int Quantity => Line.Quantity ?? Product?.Definition.PackQuantity ?? 1;

    /// <summary>Ready to be added, as far as the page can tell; the cart decides.</summary>
    public bool Ready => Product is { Withdrawn: false } && Quantity > 0 && Line.Unread is null && Refusal is null && NextWhole is null;

    /// <summary>The next whole packs, or null where the quantity is of whole packs already.</summary>
    public int? NextWhole => Line.Unread is null && Product is { Definition.PackQuantity: var pack } && Quantity % pack != 0
        ? (Quantity / pack + 1) * pack
        : null;
}
