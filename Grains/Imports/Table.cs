using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>A cell's text. <see cref="IsNumber"/>: the file itself says that it is a number, written with a decimal point.
/// <see cref="Problem"/>: it cannot be read, and why; that matters where its column is one that is read.</summary>
public readonly record struct Cell(string Text, bool IsNumber, Refusal? Problem = null);

/// <summary>A row, numbered as a spreadsheet shows it. <see cref="Unreadable"/>: it cannot be read as a whole, and why.</summary>
public sealed record TableRow(int Number, IReadOnlyList<Cell> Cells, Refusal? Unreadable)
{
    public Cell this[int column] => column < Cells.Count ? Cells[column] : default;

    public Refusal? Problem => Unreadable ?? Cells.FirstOrDefault(cell => cell.Problem is not null).Problem;

    public bool IsBlank => Problem is null && Cells.All(cell => string.IsNullOrWhiteSpace(cell.Text));
}

/// <summary>A file's first row as column names, and the rows below it. <see cref="DecimalComma"/>: numbers that could be
/// read both ways have a decimal comma, as spreadsheets write them in files that are separated by semicolons.</summary>
public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows, bool DecimalComma)
{
    public static Refusal Unreadable(string problem) => Refusal.Of(RefusalCodes.FileUnreadable, problem);

    public static Refusal TooManyRows() => Unreadable($"The file has more than {ImportLimits.Rows:N0} rows: split it.");
}
