using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Reports;

/// <summary>The figures of one seller at one show.</summary>
public sealed class SellerFold
{
    public Figures Total { get; } = new();

    public Dictionary<string, Figures> Products { get; } = new(StringComparer.Ordinal);

    public Dictionary<GroupId, Figures> Groups { get; } = [];

    public Timeline Timeline { get; } = new();

    /// <summary>Grows with each change; readers that know it need not read again.</summary>
    public long Version { get; private set; }

    public void AddToCarts(Figures product, Figures group, HybridTime time, long pieces, decimal value)
    {
        Total.AddToCarts(pieces, value);
        product.AddToCarts(pieces, value);
        group.AddToCarts(pieces, value);
        Changed(time, pieces, value);
    }

    public void AddToOrders(Figures product, Figures group, HybridTime time, long pieces, decimal value)
    {
        Total.AddToOrders(pieces, value);
        product.AddToOrders(pieces, value);
        group.AddToOrders(pieces, value);
        Changed(time, pieces, value);
    }

    public Figures Product(string code) => Of(Products, code);

    public Figures Group(GroupId group) => Of(Groups, group);

    private void Changed(HybridTime time, long pieces, decimal value)
    {
        Timeline.Add(time, pieces, value);
        Version++;
    }

    private static Figures Of<TKey>(Dictionary<TKey, Figures> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var figures)) all.Add(key, figures = new Figures());
        return figures;
    }
}
