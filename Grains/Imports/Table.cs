using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>A cell's text. <see cref="IsNumber"/>: the file itself says that it is a number, written with a decimal point.</summary>
public readonly record struct Cell(string Text, bool IsNumber);

/// <summary>A row, numbered as a spreadsheet shows it. <see cref="Problem"/>: it cannot be read, and why.</summary>
public sealed record TableRow(int Number, IReadOnlyList<Cell> Cells, Refusal? Problem)
{
    public Cell this[int column] => column < Cells.Count ? Cells[column] : default;

    public bool IsBlank => Problem is null && Cells.All(cell => string.IsNullOrWhiteSpace(cell.Text));
}

/// <summary>A file's first row as column names, and the rows below it. <see cref="DecimalComma"/>: numbers that could be
/// read both ways have a decimal comma, as spreadsheets write them in files that are separated by semicolons.</summary>
public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows, bool DecimalComma)
{
    public static Refusal Unreadable(string problem) => Refusal.Of(RefusalCodes.FileUnreadable, problem);

    public static Refusal TooManyRows() => Unreadable($"The file has more than {ImportLimits.Rows:N0} rows: split it.");
}
