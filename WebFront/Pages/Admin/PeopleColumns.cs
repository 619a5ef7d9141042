using B2BBooking.WebFront.Imports;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Pages.Admin;

/// <summary>The columns of a people file as its page explains them, and a row of each type for its template.</summary>
internal static class PeopleColumns
{
    public static IReadOnlyList<IReadOnlyList<string>> Rows { get; } =
    [
        ["group", "atelier-nord", "Atelier Nord", "", "", "", "", "", "12 quai du Port", "59140", "Dunkerque", "FR", "K-1042", "", ""],
        ["seller", "ofen-und-herd", "Ofen & Herd GmbH", "info@ofenundherd.example", "", "", "", "", "", "", "", "", "", "Hall 2, B14", "+49 30 123456"],
        ["member", "anna.schmidt", "Anna Schmidt", "anna@ateliernord.example", "fr", "change-me-soon", "atelier-nord", "", "", "", "", "", "", "", ""],
        ["staff", "bruno.keller", "Bruno Keller", "bruno@ofenundherd.example", "de", "change-me-soon", "", "ofen-und-herd", "", "", "", "", "", "", ""],
        ["representative", "rita.moreau", "Rita Moreau", "rita@moreau.example", "fr", "change-me-soon", "atelier-nord", "ofen-und-herd", "", "", "", "", "", "", ""],
        ["administrator", "otto.weber", "Otto Weber", "otto@organizer.example", "de", "change-me-soon", "", "", "", "", "", "", "", "", ""],
    ];

    public static IReadOnlyList<ImportColumn> Of(IStringLocalizer texts) =>
    [
        new("type", true, texts["Column.type"], "member"),
        new("id", true, texts["Column.id"], "anna.schmidt"),
        new("name", false, texts["Column.name"], "Anna Schmidt"),
        new("email", false, texts["Column.email"], "anna@ateliernord.example"),
        new("language", false, texts["Column.language"], "fr"),
        new("password", false, texts["Column.password"], "change-me-soon"),
        new("group", false, texts["Column.group"], "atelier-nord"),
        new("seller", false, texts["Column.seller"], "ofen-und-herd"),
        new("street", false, texts["Column.address"], "12 quai du Port"),
        new("postal code", false, texts["Column.address"], "59140"),
        new("city", false, texts["Column.address"], "Dunkerque"),
        new("country", false, texts["Column.address"], "FR"),
        new("customer number", false, texts["Column.customer"], "K-1042"),
        new("stand", false, texts["Column.stand"], "Hall 2, B14"),
        new("phone", false, texts["Column.phone"], "+49 30 123456"),
    ];
}
