using System.Globalization;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>A value as a share of the one of the previous show, in whole percent.</summary>
internal static class Share
{
    public static string Of(decimal value, decimal previous) =>
        previous > 0 ? (value / previous).ToString("P0", CultureInfo.CurrentCulture) : "–";
}
