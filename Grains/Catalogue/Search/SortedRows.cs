namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>All rows in one order, kept up with changes: the rows that changed are taken out and put in again when the
/// order is next asked for, so that an import pays once and an edit costs about one copy of the array.</summary>
public sealed class SortedRows(Comparison<int> compare)
{
    private readonly Lock _lock = new();
    private readonly HashSet<int> _changed = [];
    private int[] _order = [];

    public void Changed(int row)
    {
        lock (_lock) _changed.Add(row);
    }

    public int[] Current()
    {
        lock (_lock)
        {
            if (_changed.Count == 0) return _order;
            _order = _changed.Count > _order.Length / 16 ? Sorted() : PutIn();
            _changed.Clear();
            return _order;
        }
    }

    private int[] Sorted()
    {
        int[] all = [.. _order.Where(row => !_changed.Contains(row)), .. _changed];
        Array.Sort(all, compare);
        return all;
    }

    private int[] PutIn()
    {
        int[] rest = [.. _order.Where(row => !_changed.Contains(row))];
        int[] moved = [.. _changed];
        Array.Sort(moved, compare);
        var merged = new int[rest.Length + moved.Length];
        var (from, to) = (0, 0);
        foreach (var row in moved)
        {
            var at = Place(rest, row, from);
            rest.AsSpan(from, at - from).CopyTo(merged.AsSpan(to));
            to += at - from;
            merged[to++] = row;
            from = at;
        }

        rest.AsSpan(from).CopyTo(merged.AsSpan(to));
        return merged;
    }

    private int Place(int[] rows, int row, int from)
    {
        var (low, high) = (from, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (compare(rows[middle], row) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
