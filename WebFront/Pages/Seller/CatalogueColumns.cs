using B2BBooking.WebFront.Imports;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>The columns of a catalogue file as its page explains them. The import knows them by more names, in three languages.</summary>
internal static class CatalogueColumns
{
    public static IReadOnlyList<ImportColumn> Of(IStringLocalizer texts) =>
    [
        new("code", true, texts["Column.code"], "AB-1024"),
        new("name", true, texts["Column.name"], "Frying pan, 28 cm"),
        new("name:fr", false, texts["Column.name.fr"], "Poêle, 28 cm"),
        new("description", false, texts["Column.description"], "Forged aluminium, for all hobs."),
        new("category", false, texts["Column.category"], "Kitchen/Pans"),
        new("pack", false, texts["Column.pack"], "6"),
        new("list price", false, texts["Column.list"], "39.90"),
        new("show price", true, texts["Column.show"], "34.50"),
        new("gtin", false, texts["Column.gtin"], "4006381333931"),
        new("attribute:Colour", false, texts["Column.attribute"], "Black"),
    ];
}
