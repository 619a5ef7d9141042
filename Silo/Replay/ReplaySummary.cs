using System.Globalization;
using Spectre.Console;

namespace B2BBooking.Silo.Replay;

/// <summary>The table at the end of a replay.</summary>
public static class ReplaySummary
{
    public static void Write(IAnsiConsole console, ReplayOutcome outcome)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("")
            .AddColumn("rows", column => column.RightAligned())
            .AddColumn("pieces", column => column.RightAligned())
            .AddColumn("value (GBP)", column => column.RightAligned());
        Row(table, "taken", outcome.Taken);
        foreach (var (reason, tally) in outcome.Refused.OrderByDescending(refused => refused.Value.Rows))
            Row(table, $"not taken: {reason}", tally);
        Row(table, "the file", outcome.File);
        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Rows taken in part, which count in both lines above: {outcome.PartlyTaken}."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{outcome.Orders} orders, {outcome.Cancellations} cancellations, {outcome.PriceChanges} price changes in {outcome.Elapsed.TotalSeconds:0.0} s: {outcome.Lines.Length / outcome.Elapsed.TotalSeconds:0} rows/s."));
    }

    private static void Row(Table table, string name, Tally tally) => table.AddRow(
        Markup.Escape(name),
        tally.Rows.ToString("N0", CultureInfo.InvariantCulture),
        tally.Pieces.ToString("N0", CultureInfo.InvariantCulture),
        tally.Value.ToString("#,##0.00##", CultureInfo.InvariantCulture));
}
