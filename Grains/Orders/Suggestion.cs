namespace B2BBooking.Grains.Orders;

/// <summary>A quantity to propose, from what the same group ordered of the product before.</summary>
public static class Suggestion
{
    /// <summary>Orders further back say little about the next one.</summary>
    public const int LatestOrders = 5;

    /// <summary>The median of the latest orders' quantities in whole packs (the lower one of two in the middle, rounded to the
    /// nearest pack, at least one); 0 where there are none.</summary>
    /// <param name="newestFirst">Quantities ordered and not cancelled, each above 0.</param>
    public static int Of(IEnumerable<int> newestFirst, int packQuantity)
    {
        var latest = newestFirst.Take(LatestOrders).Order().ToArray();
        if (latest.Length == 0) return 0;
        var median = latest[(latest.Length - 1) / 2];
        var packs = (median + (packQuantity / 2)) / packQuantity;
        return Math.Max(packs, 1) * packQuantity;
    }
}
