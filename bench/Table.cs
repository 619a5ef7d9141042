using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace B2BBooking.Bench;

/// <summary>Prints the machine and a row per result: minimum, median, maximum, the goal and whether the median meets it.</summary>
static class Table
{
    public static void Print(IReadOnlyList<Result> results)
    {
        AnsiConsole.Profile.Width = 240;
        AnsiConsole.WriteLine(Machine());
        var table = new Spectre.Console.Table().Border(TableBorder.Markdown)
            .AddColumns("what", "unit", "runs", "min", "median", "max", "goal", "met", "note");
        foreach (var column in table.Columns)
            column.NoWrap();
        foreach (var r in results)
            table.AddRow(Cells(r).Select(c => new Text(c)).ToArray());
        AnsiConsole.Write(table);
    }

    private static string[] Cells(Result r) =>
    [
        r.What, r.Unit, r.Runs.Length.ToString(CultureInfo.InvariantCulture),
        Number(r.Runs.Min()), Number(r.Median), Number(r.Runs.Max()),
        r.Goal?.ToString() ?? "", r.Goal is null ? "" : r.Goal.IsMet(r.Median) ? "yes" : Missed(r), r.Note ?? "",
    ];

    private static string Missed(Result r) => string.Create(CultureInfo.InvariantCulture, $"no ({r.Median / r.Goal!.Bound:0.00}×)");

    private static string Number(double n) => n.ToString(n >= 100 ? "#,0" : n >= 1 ? "0.0" : "0.000", CultureInfo.InvariantCulture);

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC");
}
