using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Carts;

/// <summary>A cart's totals by seller, kept by the difference that each changed line makes, so that an edit costs the same
/// however many lines the cart has.</summary>
public sealed class CartTotals(ShowId show, string currency, INames names)
{
    private readonly Dictionary<ProductId, Part> _parts = [];
    private readonly Dictionary<SellerId, Sum> _sums = [];
    private readonly HashSet<ProductId> _unpriced = [];
    private decimal _total;

    private readonly record struct Part(int Pieces, decimal Value);

    private readonly record struct Sum(int Lines, int Pieces, decimal Value);

    public Money Total => new(_total, currency);

    /// <summary>Some lines were counted without their price, which has not arrived here yet.</summary>
    public bool IsIncomplete => _unpriced.Count > 0;

    public void Count(CartLine line, CartViews views)
    {
        var quantity = line.Quantity;
        var value = quantity == 0 ? 0 : views.UnitPrice(line).Amount * quantity;
        if (quantity > 0 && !views.KnowsPrice(line)) _unpriced.Add(line.Product);
        else if (_unpriced.Count > 0) _unpriced.Remove(line.Product);
        var had = _parts.TryGetValue(line.Product, out var before);
        if (quantity > 0) _parts[line.Product] = new Part(quantity, value);
        else _parts.Remove(line.Product);
        var sum = _sums.GetValueOrDefault(line.Product.Seller);
        var lines = sum.Lines + (quantity > 0 ? 1 : 0) - (had ? 1 : 0);
        if (lines == 0) _sums.Remove(line.Product.Seller);
        else _sums[line.Product.Seller] = new Sum(lines, sum.Pieces + quantity - before.Pieces, sum.Value + value - before.Value);
        _total += value - before.Value;
    }

    /// <summary>In order of the sellers' names.</summary>
    public ImmutableArray<SellerTotal> BySeller() =>
    [
        .. _sums.Select(s => new SellerTotal(s.Key, names.Of(show, s.Key), s.Value.Lines, s.Value.Pieces, new Money(s.Value.Value, currency)))
            .OrderBy(t => t.SellerName, StringComparer.InvariantCulture)
            .ThenBy(t => t.Seller.Value, StringComparer.Ordinal),
    ];
}
