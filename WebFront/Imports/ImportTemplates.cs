using System.Text;
using B2BBooking.WebFront.Pages.Admin;
using B2BBooking.WebFront.Pages.Seller;
using B2BBooking.WebFront.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Imports;

/// <summary>Files to start an import from: the columns and one row, as CSV in UTF-8 with a byte order mark.</summary>
public static class ImportTemplates
{
    public static void MapImportTemplates(this WebApplication app)
    {
        app.MapGet("/s/{show}/seller/{seller}/import/template.csv",
            (IStringLocalizer<SellerTexts> texts) => File(CatalogueColumns.Of(texts), "products.csv")).RequireAuthorization();
        app.MapGet("/admin/import/template.csv",
            (IStringLocalizer<AdminTexts> texts) => File(PeopleColumns.Of(texts), "people.csv")).RequireAuthorization();
    }

    private static IResult File(IReadOnlyList<ImportColumn> columns, string name)
    {
        var text = $"\uFEFF{Row(columns.Select(column => column.Name))}{Row(columns.Select(column => column.Example))}";
        return Results.File(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", name);
    }

    private static string Row(IEnumerable<string> values) => string.Join(',', values.Select(Quoted)) + "\r\n";

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
