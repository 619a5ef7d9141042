using B2BBooking.WebFront.Imports;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

/// <summary>The columns of a glossary file as its page explains them; its template is the export, the words being those to translate.</summary>
internal static class GlossaryColumns
{
    public static IReadOnlyList<ImportColumn> Of(IStringLocalizer texts) =>
    [
        new("word", true, texts["Column.word"], "Red"),
        new("text:fr", false, texts["Column.text"], "Rouge"),
        new("text:de", false, texts["Column.text"], "Rot"),
        new("products", false, texts["Column.products"], "12"),
    ];
}
