namespace B2BBooking.Silo.Replay;

/// <summary>Pieces of one order that a cancellation takes.</summary>
public readonly record struct Share(string Order, int Pieces);

/// <summary>What one customer has ordered and not yet cancelled. Used by one step at a time.</summary>
public sealed class Ledger
{
    private readonly Dictionary<string, List<Standing>> _products = new(StringComparer.Ordinal);

    public void Ordered(string order, string code, int pieces, decimal price)
    {
        if (!_products.TryGetValue(code, out var standing))
            _products.Add(code, standing = []);
        standing.Add(new Standing(order, price, pieces));
    }

    /// <summary>Takes up to <paramref name="pieces"/> from orders at exactly this price, the latest first.</summary>
    /// <param name="reason">Why not all of them were found; null if they were.</param>
    public List<Share> Cancel(string code, int pieces, decimal price, out string? reason)
    {
        var shares = new List<Share>();
        var standing = _products.GetValueOrDefault(code, []);
        for (var i = standing.Count - 1; i >= 0 && pieces > 0; i--)
        {
            if (standing[i].Price != price || standing[i].Left == 0)
                continue;
            var share = Math.Min(pieces, standing[i].Left);
            standing[i] = standing[i] with { Left = standing[i].Left - share };
            pieces -= share;
            shares.Add(new(standing[i].Order, share));
        }
        reason = pieces == 0 ? null
            : standing.Count == 0 ? Reasons.NeverOrdered
            : standing.Any(s => s.Price == price) ? Reasons.TooMany
            : Reasons.OtherPrice;
        return shares;
    }

    private readonly record struct Standing(string Order, decimal Price, int Left);
}
