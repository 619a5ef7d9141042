using System.Globalization;
using System.Text;
using System.Xml;
using B2BBooking.Grains.Interfaces.Values;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace B2BBooking.Grains.Imports;

/// <summary>Reads the first sheet of an XLSX workbook, row by row as it is unpacked.</summary>
public static class Workbook
{
    public static Outcome<Table> Read(byte[] bytes)
    {
        if (WorkbookArchive.Refuse(bytes) is { } refusal) return refusal;
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
            return FirstSheet(document) is { } sheet ? Read(sheet, SharedTexts(document), NumberFormats.Of(document)) : Table.Unreadable("The workbook has no sheet with a table.");
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or FormatException or InvalidDataException or IOException or ArgumentException)
        {
            return Table.Unreadable($"The workbook cannot be read ({e.Message}): save it again from a spreadsheet, or as CSV.");
        }
    }

    private static WorksheetPart? FirstSheet(SpreadsheetDocument document)
    {
        var first = document.WorkbookPart?.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault();
        return first?.Id?.Value is { } id ? document.WorkbookPart!.GetPartById(id) as WorksheetPart : null;
    }

    private static List<string> SharedTexts(SpreadsheetDocument document)
    {
        var texts = new List<string>();
        if (document.WorkbookPart?.SharedStringTablePart is not { } part) return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement) texts.Add(TextOf((SharedStringItem)reader.LoadCurrentElement()!));
        return texts;
    }

    private static Outcome<Table> Read(WorksheetPart sheet, List<string> shared, NumberFormats formats)
    {
        string[]? columns = null;
        var rows = new List<TableRow>();
        var number = 0;
        using var reader = OpenXmlReader.Create(sheet);
        var merges = new MergedCells();
        while (reader.Read())
        {
            if (reader.ElementType == typeof(MergeCell) && reader.IsStartElement) merges.Add(((MergeCell)reader.LoadCurrentElement()!).Reference?.Value);
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement) continue;
            var row = (Row)reader.LoadCurrentElement()!;
            number = (int?)row.RowIndex?.Value ?? number + 1;
            var read = RowOf(number, row, shared, formats);
            if (columns is not null) rows.Add(read);
            else if (read.Problem is { } problem) return problem;
            else columns = [.. read.Cells.Select(cell => cell.Text ?? "")];
            if (columns.Length > ImportLimits.Columns) return Table.Unreadable($"The sheet has more than {ImportLimits.Columns} columns.");
            if (rows.Count > ImportLimits.Rows) return Table.TooManyRows();
        }

        return columns is null ? Table.Unreadable("The first sheet is empty.") : merges.Mark(new Table(columns, rows, DecimalComma: false));
    }

    private static TableRow RowOf(int number, Row row, List<string> shared, NumberFormats formats)
    {
        var cells = new List<Cell>();
        Refusal? problem = null;
        foreach (var cell in row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>())
        {
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
            if (column >= ImportLimits.Columns)
            {
                if (cell.CellValue is not null) problem ??= Table.Unreadable($"Cell {cell.CellReference?.Value} is beyond column {ImportLimits.Columns}.");
                continue;
            }

            while (cells.Count <= column) cells.Add(new Cell("", false));
            cells[column] = Refuse(cell) is { } refusal ? new Cell("", false, refusal) : Read(cell, shared, formats);
        }

        return new TableRow(number, cells, problem);
    }

    /// <summary>A formula's value is what some spreadsheet last computed, perhaps before the data changed: it is not taken.</summary>
    private static Refusal? Refuse(DocumentFormat.OpenXml.Spreadsheet.Cell cell)
    {
        if (cell.CellFormula is not null)
            return Table.Unreadable($"Cell {cell.CellReference?.Value} is a formula: replace it by its value (copy, paste values).");
        if (cell.DataType?.Value == CellValues.Error)
            return Table.Unreadable($"Cell {cell.CellReference?.Value} holds the error {cell.CellValue?.Text}.");
        return null;
    }

    private static Cell Read(DocumentFormat.OpenXml.Spreadsheet.Cell cell, List<string> shared, NumberFormats formats)
    {
        var raw = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString)
            return int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count
                ? new Cell(shared[at].Trim(), false)
                : throw new InvalidDataException($"cell {cell.CellReference?.Value} names text {raw}, which is not there");
        if (type == CellValues.InlineString) return new Cell(cell.InlineString is { } text ? TextOf(text).Trim() : "", false);
        if (type is null || type == CellValues.Number) return Number(cell, raw, formats);
        if (type == CellValues.Boolean) return new Cell(raw == "1" ? "TRUE" : "FALSE", false);
        return new Cell(raw.Trim(), false);
    }

    /// <summary>A date is stored as a number of days; 3/4 or 10-12 become one as they are typed. Neither the days nor the date
    /// are what its user means by a code, a size or a price.</summary>
    private static Cell Number(DocumentFormat.OpenXml.Spreadsheet.Cell cell, string raw, NumberFormats formats)
    {
        var (plain, style) = (Plain(raw), (int)(cell.StyleIndex?.Value ?? 0));
        return raw.Length > 0 && formats.IsDate(style)
            ? new Cell("", false, Table.Unreadable($"Cell {cell.CellReference?.Value} is a date: format it as text and type again what it should say."))
            : new Cell(formats.Padded(style, plain), IsNumber: raw.Length > 0);
    }

    /// <summary>Spreadsheets store 0.1 + 0.2 with all digits of the binary number and large codes with an exponent:
    /// at most 15 digits are what its user sees.</summary>
    private static string Plain(string raw) =>
        double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && Math.Abs(value) < 1e15
            ? ((decimal)value).ToString("0.############################", CultureInfo.InvariantCulture)
            : raw;

    private static string TextOf(RstType item)
    {
        if (item.Text is { } only) return only.Text;
        var text = new StringBuilder();
        foreach (var run in item.Elements<Run>()) text.Append(run.Text?.Text);
        return text.ToString();
    }

    internal static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c)) break;
            column = checked((column * 26) + (char.ToUpperInvariant(c) - 'A' + 1));
        }

        return column - 1;
    }
}
