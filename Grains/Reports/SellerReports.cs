using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Reports;

/// <summary>Every seller's and every group's figures, from the entries of carts and orders alone. Each entry changes a few sums,
/// whatever the size of carts and catalogues. Nobody waits for it: it reads the journal in the background.</summary>
public sealed class SellerReports(IProducts products, OrderIndex orders) : IProjection
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Scope, GroupFold> _groups = [];
    private readonly Dictionary<(ShowId, SellerId), SellerFold> _sellers = [];

    public bool Background => true;

    public ImmutableArray<string> Kinds { get; } = [.. CartEntries.Kinds, .. OrderEntries.Kinds];

    public void Apply(Recorded recorded)
    {
        var entry = recorded.Entry;
        lock (_lock)
        {
            if (!_groups.TryGetValue(entry.Scope, out var group)) _groups.Add(entry.Scope, group = NewGroup(entry.Scope));
            switch (entry.Kind)
            {
                case OrderEntries.Submitted: Order(group, entry); break;
                case OrderEntries.Cancelled: Cancel(group, entry); break;
                case OrderEntries.Accepted: break;
                case CartEntries.Confirmed: group.Cart.Apply(entry); break;
                case CartEntries.Submitted: Submit(group, entry); break;
                default: Edit(group, entry); break;
            }

            group.Changed(entry.Time);
        }
    }

    /// <summary>What <paramref name="read"/> makes of a seller's figures; it must not keep them.</summary>
    public T Read<T>(ShowId show, SellerId seller, Func<SellerFold?, T> read)
    {
        lock (_lock) return read(_sellers.GetValueOrDefault((show, seller)));
    }

    /// <summary>Grows with each change of a seller's figures.</summary>
    public long VersionOf(ShowId show, SellerId seller) => Read(show, seller, fold => fold?.Version ?? 0);

    public T ReadGroup<T>(ShowId show, GroupId group, Func<GroupFold?, T> read)
    {
        lock (_lock) return read(_groups.GetValueOrDefault(Scope.Group(show, group)));
    }

    private void Edit(GroupFold group, Entry entry)
    {
        if (group.Cart.Apply(entry, out var line) && line is not null) Count(group, line, entry.Time);
    }

    private void Submit(GroupFold group, Entry entry)
    {
        var standing = group.Cart.Lines.ToArray();
        group.Cart.Apply(entry);
        foreach (var line in standing) Count(group, line, entry.Time);
    }

    private void Count(GroupFold group, CartLine line, HybridTime time)
    {
        if (!group.Lines.TryGetValue(line.Product, out var counted)) group.Lines.Add(line.Product, counted = NewLine(group, line.Product));
        var pieces = line.Quantity;
        var value = pieces == 0 ? 0m : pieces * UnitPrice(group.Show, line, counted);
        if (pieces == counted.Pieces && value == counted.Value) return;
        group.CartLines += Math.Sign(pieces) - Math.Sign(counted.Pieces);
        group.CartValue += value - counted.Value;
        counted.Seller.AddToCarts(counted.Product, counted.Group, time, pieces - counted.Pieces, value - counted.Value);
        (counted.Pieces, counted.Value) = (pieces, value);
    }

    /// <summary>The price of the version that the line keeps never changes, so it is asked for once.</summary>
    private decimal UnitPrice(ShowId show, CartLine line, CountedLine counted)
    {
        var version = line.PriceVersion;
        if (counted.PriceVersion == version) return counted.UnitPrice;
        if (!products.TryFind(show, line.Product, out _)) return 0m;
        (counted.PriceVersion, counted.UnitPrice) = (version, products.PriceOf(show, line.Product, version).Amount);
        return counted.UnitPrice;
    }

    private void Order(GroupFold group, Entry entry)
    {
        var order = OrderEntries.ReadSubmission(entry.Payload);
        var id = OrderEntries.IdOf(entry.Stream);
        var seller = SellerOf(group.Show, order.Seller);
        group.Orders++;
        foreach (var line in order.Lines)
        {
            var left = line.Quantity - Math.Min(group.Cancelled.GetValueOrDefault((id, line.Code)), line.Quantity);
            AddOrdered(group, seller, entry.Time, line, left);
        }
    }

    private void Cancel(GroupFold group, Entry entry)
    {
        var id = OrderEntries.IdOf(entry.Stream);
        var submitted = orders.Find(group.Show, group.Group, id, o => o.Order.Submitted);
        foreach (var cancelled in OrderEntries.ReadCancellation(entry.Payload).Lines)
        {
            var before = group.Cancelled.GetValueOrDefault((id, cancelled.Code));
            group.Cancelled[(id, cancelled.Code)] = before + cancelled.Quantity;
            if (submitted?.Lines.FirstOrDefault(l => l.Code == cancelled.Code) is not { Code: not null } line) continue;
            var taken = Math.Min(before + cancelled.Quantity, line.Quantity) - Math.Min(before, line.Quantity);
            AddOrdered(group, SellerOf(group.Show, submitted.Seller), entry.Time, line, -taken);
        }
    }

    private static void AddOrdered(GroupFold group, SellerFold seller, HybridTime time, OrderedLine line, int pieces)
    {
        var value = pieces * line.UnitPrice;
        group.OrderedValue += value;
        seller.AddToOrders(seller.Product(line.Code), seller.Group(group.Group), time, pieces, value);
    }

    private CountedLine NewLine(GroupFold group, ProductId product)
    {
        var seller = SellerOf(group.Show, product.Seller);
        return new CountedLine(seller, seller.Product(product.Code), seller.Group(group.Group));
    }

    private SellerFold SellerOf(ShowId show, SellerId seller)
    {
        if (!_sellers.TryGetValue((show, seller), out var fold)) _sellers.Add((show, seller), fold = new SellerFold());
        return fold;
    }

    private static GroupFold NewGroup(Scope scope)
    {
        var parts = scope.Parts;
        return new GroupFold(new ShowId(parts[0]), new GroupId(parts[2]));
    }
}
