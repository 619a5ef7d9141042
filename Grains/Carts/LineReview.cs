using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Grains.Carts;

/// <summary>What someone has to look at on a line. Computed from the line and its product as it is now: never recorded,
/// never a reason not to merge.</summary>
public static class LineReview
{
    /// <summary>Marks that must be gone before the line can be confirmed or submitted. What came after a submission is
    /// looked at by confirming the cart anew.</summary>
    public const LineMarks Hindering = LineMarks.SetApart | LineMarks.PriceChanged | LineMarks.Withdrawn | LineMarks.NotWholePacks;

    /// <param name="product">Null where the product is not known here: then nobody sells it.</param>
    public static LineMarks MarksOf(CartLine line, ProductView? product, bool submittedBefore) =>
        MarksOf(LinePart.WholeOf(line), product, submittedBefore);

    public static LineMarks MarksOf(in LinePart part, ProductView? product, bool submittedBefore)
    {
        var (line, quantity, priceVersion) = part;
        if (quantity == 0) return LineMarks.None;
        var marks = line.IsSetApart ? LineMarks.SetApart : LineMarks.None;
        if (submittedBefore) marks |= LineMarks.AfterSubmission;
        if (product is null || product.Withdrawn) marks |= LineMarks.Withdrawn;
        if (product is null) return marks;
        if (product.PriceVersion != priceVersion) marks |= LineMarks.PriceChanged;
        if (quantity % product.Definition.PackQuantity != 0) marks |= LineMarks.NotWholePacks;
        return marks;
    }
}
