namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>One page of the found rows in an order: a walk along the order, however deep the page.</summary>
static class Pages
{
    public static List<int> Forward(int[] order, bool[] found, int skip, int take)
    {
        var page = new Page(skip, take);
        for (var i = 0; i < order.Length && !page.IsFull; i++)
            if (found[order[i]]) page.Offer(order[i]);
        return page.Rows;
    }

    public static List<int> Backward(int[] order, bool[] found, int skip, int take)
    {
        var page = new Page(skip, take);
        for (var i = order.Length - 1; i >= 0 && !page.IsFull; i--)
            if (found[order[i]]) page.Offer(order[i]);
        return page.Rows;
    }

    public static List<int> Newest(bool[] found, int skip, int take)
    {
        var page = new Page(skip, take);
        for (var row = found.Length - 1; row >= 0 && !page.IsFull; row--)
            if (found[row]) page.Offer(row);
        return page.Rows;
    }

    /// <summary>The highest score first, rows of one score in the given order: a counting sort.</summary>
    public static List<int> ByScore(int[] order, bool[] found, ReadOnlySpan<byte> scores, int skip, int take)
    {
        Span<int> starts = stackalloc int[byte.MaxValue + 1];
        starts.Clear();
        for (var row = 0; row < found.Length; row++)
            if (found[row]) starts[scores[row]]++;
        var total = 0;
        for (var score = byte.MaxValue; score > 0; score--) (starts[score], total) = (total, total + starts[score]);
        var sorted = new int[total];
        foreach (var row in order)
            if (found[row]) sorted[starts[scores[row]]++] = row;
        return [.. sorted.Skip(skip).Take(take)];
    }

    private sealed class Page(int skip, int take)
    {
        private int _skip = skip;

        public List<int> Rows { get; } = [];

        public bool IsFull => Rows.Count == take;

        public void Offer(int row)
        {
            if (_skip-- <= 0) Rows.Add(row);
        }
    }
}
