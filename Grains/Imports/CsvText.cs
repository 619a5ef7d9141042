using B2BBooking.Grains.Interfaces.Values;
using CsvHelper;

namespace B2BBooking.Grains.Imports;

/// <summary>Reads CSV (RFC 4180) separated by commas, semicolons or tabs: by that which the first row has most of.</summary>
public static class CsvText
{
    public static Outcome<Table> Read(byte[] bytes)
    {
        var decoded = TextEncoding.Decode(bytes);
        if (decoded.Refusal is { } refusal) return refusal;
        var text = decoded.Value!;
        var separator = SeparatorOf(text);
        try
        {
            return Read(text, separator);
        }
        catch (CsvFormatException e)
        {
            return Table.Unreadable($"Row {e.RecordNumber}: a quotation mark stands inside a cell, or is never closed. Put the cell in quotation marks and write those inside it twice (\"\").");
        }
    }

    private static Outcome<Table> Read(string text, char separator)
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
        var cells = Array.ConvertAll(record, text => new Cell(text.Trim(), IsNumber: false));
        return new TableRow(number, cells, Problem(cells, columns));
    }

    private static Refusal? Problem(Cell[] cells, int columns)
    {
        if (cells.Length > columns && cells[columns..].Any(cell => cell.Text.Length > 0))
            return Table.Unreadable($"The row has {cells.Length} cells and there are {columns} columns: put cells with separators in quotation marks.");
        foreach (var cell in cells)
        {
            if (cell.Text.Length > ImportLimits.CellCharacters) return Table.Unreadable($"A cell has more than {ImportLimits.CellCharacters:N0} characters.");
            if (IsFormula(cell.Text))
                return Table.Unreadable($"A cell begins as a formula does ({Beginning(cell.Text)}): write its value, or put a letter in front of it.");
        }

        return null;
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
