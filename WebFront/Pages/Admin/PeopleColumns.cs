using B2BBooking.WebFront.Imports;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

internal static class PeopleColumns
{
    public static IReadOnlyList<ImportColumn> Of(IStringLocalizer texts) => [];
}
