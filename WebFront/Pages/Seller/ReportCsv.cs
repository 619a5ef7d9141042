using System.Globalization;
using System.Text;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>The tables of a report as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets want; numbers
/// with a decimal point whatever the language, so that programs read them too.</summary>
public static class ReportCsv
{
    private const string Header =
        "id,name,cart_pieces,cart_value,ordered_pieces,ordered_value,total_value,previous_pieces,previous_value,currency";

    public static void MapReportDownloads(this WebApplication app) => app.MapGet("/s/{show}/seller/{seller}/report/{table}.csv",
        async (string show, string seller, string table, HttpContext context, IGrainFactory grains) =>
        {
            if (Session.Of(context.User) is not { } user)
                return Results.Unauthorized();
            if (!IdSpelling.IsId(show) || !IdSpelling.IsId(seller) || table is not ("products" or "groups"))
                return Results.NotFound();
            Caller.Set(user);
            try
            {
                var report = await grains.GetGrain<ISellerReportGrain>($"{show}/{seller}").GetAsync();
                var text = Write(table == "products" ? report.Products : report.Groups, report.Currency);
                return Results.File(Encoding.UTF8.GetBytes('\uFEFF' + text), "text/csv; charset=utf-8", $"{seller}-{table}.csv");
            }
            catch (NotAllowedException refused)
            {
                return Results.Problem(refused.Message, statusCode: StatusCodes.Status403Forbidden);
            }
        }).RequireAuthorization();

    internal static string Write(IEnumerable<ReportRow> rows, string currency)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Quoted(row.Id)},{Quoted(row.Name.In(Session.Language))},{row.Now.CartPieces},{row.Now.CartValue},");
            text.Append(CultureInfo.InvariantCulture, $"{row.Now.OrderedPieces},{row.Now.OrderedValue},{row.Now.Value},");
            text.Append(CultureInfo.InvariantCulture, $"{row.PreviousPieces},{row.PreviousValue},{currency}\r\n");
        }

        return text.ToString();
    }

    // A leading =, +, - or @ would be run as a formula by a spreadsheet; an apostrophe keeps it text.
    private static string Quoted(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
