using B2BBooking.WebFront.Imports;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Seller;

internal static class CatalogueColumns
{
    public static IReadOnlyList<ImportColumn> Of(IStringLocalizer texts) => [];
}
