using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Orders;

/// <summary>An order with where it belongs.</summary>
public sealed record IndexedOrder(ShowId Show, GroupId Group, string Id, Order Order);

/// <summary>All orders that this node holds, by group and by seller. What is read is what stood when it was asked for.</summary>
public sealed class OrderIndex : IProjection
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StreamName, IndexedOrder> _orders = [];
    private readonly Dictionary<GroupId, List<IndexedOrder>> _byGroup = [];
    private readonly Dictionary<(ShowId, SellerId), List<IndexedOrder>> _bySeller = [];
    private readonly Dictionary<string, OriginId> _codes = [];

    public ImmutableArray<string> Kinds => OrderEntries.Kinds;

    public void Apply(Recorded recorded)
    {
        var entry = recorded.Entry;
        lock (_lock)
        {
            if (!_orders.TryGetValue(entry.StreamName, out var indexed)) _orders.Add(entry.StreamName, indexed = New(entry));
            var wasSubmitted = indexed.Order.Submitted is not null;
            indexed.Order.Apply(entry);
            if (wasSubmitted || indexed.Order.Submitted is not { } submitted) return;
            ListOf(_byGroup, indexed.Group).Add(indexed);
            ListOf(_bySeller, (indexed.Show, submitted.Seller)).Add(indexed);
            if (OrderNumber.CodeOf(submitted.Number) is { } code) _codes.TryAdd(code, entry.Origin);
        }
    }

    /// <summary>What <paramref name="read"/> makes of each order of a group, of all shows, the newest first.</summary>
    public ImmutableArray<T> OfGroup<T>(GroupId group, Func<IndexedOrder, T> read, Func<IndexedOrder, bool>? where = null)
    {
        lock (_lock) return Read(_byGroup.GetValueOrDefault(group), read, where);
    }

    /// <summary>What <paramref name="read"/> makes of each order to a seller at a show, the newest first.</summary>
    public ImmutableArray<T> OfSeller<T>(
        ShowId show, SellerId seller, Func<IndexedOrder, T> read, Func<IndexedOrder, bool>? where = null, int atMost = int.MaxValue)
    {
        lock (_lock) return Read(_bySeller.GetValueOrDefault((show, seller)), read, where, atMost);
    }

    /// <summary>What <paramref name="read"/> makes of one order; default where it is not here.</summary>
    public T? Find<T>(ShowId show, GroupId group, string id, Func<IndexedOrder, T> read)
    {
        var stream = new StreamName(Scope.Group(show, group), OrderEntries.StreamOf(id));
        lock (_lock) return _orders.TryGetValue(stream, out var order) && order.Order.Submitted is not null ? read(order) : default;
    }

    /// <summary>For each product the quantities that the group ordered and did not cancel, the newest first.</summary>
    public ILookup<ProductId, int> PastQuantities(GroupId group, IReadOnlySet<ProductId> products) =>
        OfGroup(group, o => o.Order.Submitted!.Lines
                .Select(l => (Product: new ProductId(o.Order.Submitted.Seller, l.Code), Left: l.Quantity - o.Order.CancelledOf(l)))
                .Where(l => l.Left > 0 && products.Contains(l.Product))
                .ToArray())
            .SelectMany(lines => lines)
            .ToLookup(l => l.Product, l => l.Left);

    /// <summary>The incarnation whose order numbers begin with this code, where some are here.</summary>
    public OriginId? OriginOf(string code)
    {
        lock (_lock) return _codes.TryGetValue(code, out var origin) ? origin : null;
    }

    private static IndexedOrder New(Entry entry)
    {
        var scope = entry.Scope.Value.Split('/');
        return new IndexedOrder(new ShowId(scope[0]), new GroupId(scope[2]), OrderEntries.IdOf(entry.Stream), Order.Empty(entry.StreamName));
    }

    private static ImmutableArray<T> Read<T>(
        List<IndexedOrder>? orders, Func<IndexedOrder, T> read, Func<IndexedOrder, bool>? where, int atMost = int.MaxValue) =>
        orders is null ? [] : [.. orders.Where(where ?? (_ => true)).OrderByDescending(o => o.Order.Steps[0].Time).Take(atMost).Select(read)];

    private static List<IndexedOrder> ListOf<TKey>(Dictionary<TKey, List<IndexedOrder>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        return list;
    }
}
