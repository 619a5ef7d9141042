using System.Text;
using B2BBooking.WebFront.Pages.Admin;
using B2BBooking.WebFront.Pages.Seller;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Imports;

/// <summary>Files to start an import from: the columns and examples, as CSV in UTF-8 with a byte order mark.</summary>
public static class ImportTemplates
{
    public static void MapImportTemplates(this WebApplication app)
    {
        app.MapGet("/s/{show}/seller/{seller}/import/template.csv",
            (IStringLocalizer<SellerTexts> texts) => Example("products.csv", CatalogueColumns.Of(texts))).RequireAuthorization();
        app.MapGet("/admin/import/template.csv",
            (IStringLocalizer<AdminTexts> texts) => Csv("people.csv", Names(PeopleColumns.Of(texts)), PeopleColumns.Rows)).RequireAuthorization();
    }

    private static IResult Example(string name, IReadOnlyList<ImportColumn> columns) =>
        Csv(name, Names(columns), [columns.Select(column => column.Example)]);

    private static IResult Csv(string name, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows) => Results.File(
        Encoding.UTF8.GetBytes('\uFEFF' + Row(header) + string.Concat(rows.Select(Row))), "text/csv; charset=utf-8", name);

    private static IEnumerable<string> Names(IReadOnlyList<ImportColumn> columns) => columns.Select(column => column.Name);

    private static string Row(IEnumerable<string> values) => string.Join(',', values.Select(Quoted)) + "\r\n";

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
