using B2BBooking.WebFront.Shows;

namespace B2BBooking.WebFront.Pages.Seller;

internal static class SellerAddresses
{
    /// <summary>Where a seller's own pages begin.</summary>
    public static string SellerRoot(this ShowContext context, string seller) =>
        $"{context.Link("seller", anyGroup: true)}/{Uri.EscapeDataString(seller)}";
}
