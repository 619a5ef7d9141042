namespace B2BBooking.Grains.Imports;

/// <summary>The merged cells of a sheet. Only the first of them holds what is shown in all: the rows below would be read as
/// if nothing stood there.</summary>
sealed class MergedCells
{
    private const int Most = 10_000;

    private readonly List<(string Name, int FirstColumn, int LastColumn, int FirstRow, int LastRow)> _ranges = [];

    public void Add(string? reference)
    {
        if (reference?.Split(':') is not [var first, var last]) return;
        if (_ranges.Count == Most) throw new InvalidDataException($"it has more than {Most:N0} merged cells");
        _ranges.Add((reference, Workbook.ColumnOf(first), Workbook.ColumnOf(last), RowOf(first), RowOf(last)));
    }

    /// <summary>Gives each cell that another one covers the problem that it is merged.</summary>
    public Table Mark(Table table)
    {
        if (_ranges.Count == 0) return table;
        var rows = table.Rows.ToList();
        foreach (var range in _ranges)
        {
            var at = rows.BinarySearch(new TableRow(range.FirstRow, [], null), ByNumber);
            for (at = at < 0 ? ~at : at; at < rows.Count && rows[at].Number <= range.LastRow; at++)
                rows[at] = rows[at] with { Cells = Marked(rows[at], range) };
        }

        return table with { Rows = rows };
    }

    private static readonly Comparer<TableRow> ByNumber = Comparer<TableRow>.Create((a, b) => a.Number.CompareTo(b.Number));

    private static List<Cell> Marked(TableRow row, (string Name, int FirstColumn, int LastColumn, int FirstRow, int LastRow) range)
    {
        var cells = row.Cells.ToList();
        for (var column = range.FirstColumn; column <= Math.Min(range.LastColumn, ImportLimits.Columns - 1); column++)
        {
            if (row.Number == range.FirstRow && column == range.FirstColumn) continue;
            while (cells.Count <= column) cells.Add(new Cell("", false));
            cells[column] = new Cell("", false, Table.Unreadable($"Cells {range.Name} are merged: unmerge them and fill in each."));
        }

        return cells;
    }

    private static int RowOf(string reference) => int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$abcdefghijklmnopqrstuvwxyz"), out var row) ? row : 0;
}
