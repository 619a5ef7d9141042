using System.Text.RegularExpressions;
using B2BBooking.Grains.Interfaces.Values;
using CsvHelper;

namespace B2BBooking.Grains.Imports;

/// <summary>Reads CSV (RFC 4180) separated by commas, semicolons or tabs: by that which the first row has most of.</summary>
public static partial class CsvText
{
    public static Outcome<Table> Read(byte[] bytes)
    {
        var decoded = TextEncoding.Decode(bytes);
        if (decoded.Refusal is { } refusal) return refusal;
        var text = decoded.Value!;
        if (Hint().Match(text) is not { Success: true } hint) return Read(text, SeparatorOf(text));
        return Read(text[hint.Length..], hint.Groups[1].Value[0]);
    }

    /// <summary>The line by which a file tells Excel its separator; Excel does not show it.</summary>
    [GeneratedRegex("""^"?sep=([,;\t])"?\r?\n""", RegexOptions.IgnoreCase)]
    private static partial Regex Hint();

    private static Outcome<Table> Read(string text, char separator)
    {
        try
        {
            return ReadRows(text, separator);
        }
        catch (CsvFormatException e)
        {
            return Table.Unreadable($"Row {e.RecordNumber}: a quotation mark stands inside a cell, or is never closed. Put the cell in quotation marks and write those inside it twice (\"\").");
        }
    }

    private static Outcome<Table> ReadRows(string text, char separator)
    {
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            DetectSeparatorHint = false,
            // Recovering from an open quotation mark would take the rest of the file for one cell.
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        using var reader = CsvReader.FromText(text, options);
        if (!reader.Read()) return Table.Unreadable("The file is empty.");
        var columns = Cells(reader);
        if (columns.Length > ImportLimits.Columns) return Table.Unreadable($"The file has more than {ImportLimits.Columns} columns.");
        var rows = new List<TableRow>();
        for (var number = 2; reader.Read(); number++)
        {
            if (rows.Count == ImportLimits.Rows) return Table.TooManyRows();
            rows.Add(RowOf(number, Cells(reader), columns.Length));
        }

        return new Table(columns, rows, DecimalComma: separator == ';');
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return cells;
    }

    private static TableRow RowOf(int number, string[] record, int columns)
    {
        var cells = Array.ConvertAll(record, text => CellOf(text.Trim()));
        return new TableRow(number, cells, TooManyCells(cells, columns));
    }

    private static Refusal? TooManyCells(Cell[] cells, int columns) => cells.Length > columns && cells[columns..].Any(cell => cell.Text.Length > 0)
        ? Table.Unreadable($"The row has {cells.Length} cells and there are {columns} columns: put cells with separators in quotation marks.")
        : null;

    private static Cell CellOf(string text) => new(text, IsNumber: false, Problem(text));

    private static Refusal? Problem(string text)
    {
        if (text.Length > ImportLimits.CellCharacters) return Table.Unreadable($"A cell has more than {ImportLimits.CellCharacters:N0} characters.");
        return IsFormula(text)
            ? Table.Unreadable($"A cell begins as a formula does ({Beginning(text)}): write its value, or put a letter in front of it.")
            : null;
    }

    /// <summary>What a spreadsheet would run when someone opens an export of it: = + - @ in front of what is no number
    /// (OWASP, CSV injection).</summary>
    private static bool IsFormula(string text) => text.Length > 1 && text[0] is '=' or '@' || text.Length > 1 && text[0] is '+' or '-' && !IsNumberLike(text.AsSpan(1));

    private static bool IsNumberLike(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit(c) && c is not ('.' or ',' or ' ' or '\u00A0' or '\u202F' or '(' or ')' or '/' or '-')) return false;
        return true;
    }

    private static string Beginning(string text) => text.Length > 20 ? text[..20] + "…" : text;

    private static char SeparatorOf(string text)
    {
        var (separator, most) = (',', 0);
        foreach (var candidate in "\t;,")
            if (CountInFirstRow(text, candidate) is var count && count > most) (separator, most) = (candidate, count);
        return separator;
    }

    private static int CountInFirstRow(string text, char separator)
    {
        var (count, quoted) = (0, false);
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (c is '\n' or '\r' && !quoted) break;
            else if (c == separator && !quoted) count++;
        }

        return count;
    }
}
