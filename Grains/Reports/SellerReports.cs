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
public sealed class SellerReports(IProducts products) : IProjection
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Scope, GroupFold> _groups = [];
    private readonly Dictionary<(ShowId, SellerId), SellerFold> _sellers = [];

    /// <summary>Lines that were counted before their price arrived; their carts.</summary>
    private readonly Dictionary<(ShowId, ProductId), HashSet<GroupFold>> _unpriced = [];

    public bool Background => true;

    public ImmutableArray<string> Kinds { get; } = [.. CartEntries.Kinds, .. OrderEntries.Kinds, CatalogueEntries.Added, CatalogueEntries.Changed];

    public void Apply(Recorded recorded)
    {
        var entry = recorded.Entry;
        lock (_lock)
        {
            if (entry.Kind is CatalogueEntries.Added or CatalogueEntries.Changed)
            {
                if (_unpriced.Count > 0) CountPriced(entry);
                return;
            }

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
        if (pieces > 0 && counted.PriceVersion != line.PriceVersion) Await(group, line.Product);
        if (pieces == counted.Pieces && value == counted.Value) return;
        group.CartLines += Math.Sign(pieces) - Math.Sign(counted.Pieces);
        group.CartValue += value - counted.Value;
        counted.Seller.AddToCarts(counted.Product, counted.Group, time, pieces - counted.Pieces, value - counted.Value);
        (counted.Pieces, counted.Value) = (pieces, value);
    }

    /// <summary>The price of the version that the line keeps never changes, so it is asked for once, and kept once it has arrived.</summary>
    private decimal UnitPrice(ShowId show, CartLine line, CountedLine counted)
    {
        var version = line.PriceVersion;
        if (counted.PriceVersion == version) return counted.UnitPrice;
        if (!products.KnowsPrice(show, line.Product, version))
            return products.TryFind(show, line.Product, out _) ? products.PriceOf(show, line.Product, version).Amount : 0m;
        (counted.PriceVersion, counted.UnitPrice) = (version, products.PriceOf(show, line.Product, version).Amount);
        return counted.UnitPrice;
    }

    /// <summary>A product may arrive after the carts that it is in: those lines are counted anew, at its price.</summary>
    private void CountPriced(Entry entry)
    {
        var show = new ShowId(entry.Scope.Parts[0]);
        var code = CatalogueEntries.ReadDefined(entry.Payload).Definition.Code;
        var product = new ProductId(CatalogueEntries.SellerOf(entry.Stream), code);
        if (!_unpriced.Remove((show, product), out var groups)) return;
        foreach (var group in groups)
            if (group.Cart.Find(product) is { } line)
                Count(group, line, entry.Time);
    }

    private void Await(GroupFold group, ProductId product)
    {
        if (!_unpriced.TryGetValue((group.Show, product), out var groups)) _unpriced.Add((group.Show, product), groups = []);
        groups.Add(group);
    }

    /// <summary>Of an order that was written twice the first counts, as in <see cref="Orders.Order"/>, whichever arrives first.</summary>
    private void Order(GroupFold group, Entry entry)
    {
        var order = OrderOf(group, entry.Stream);
        var stamp = Stamp.Of(entry);
        if (order.Submitted is { } known)
        {
            if (stamp >= order.Stamp) return;
            AddOrdered(group, entry.Time, known, line => -order.Left(line));
        }

        var submitted = OrderEntries.ReadSubmission(entry.Payload);
        order.Place(submitted, stamp);
        AddOrdered(group, entry.Time, submitted, order.Left);
    }

    private void Cancel(GroupFold group, Entry entry)
    {
        var order = OrderOf(group, entry.Stream);
        var pieces = OrderEntries.ReadCancellation(entry.Payload).Lines;
        if (order.Submitted is { } before) AddOrdered(group, entry.Time, before, line => -order.Left(line));
        foreach (var cancelled in pieces) order.Cancel(cancelled);
        if (order.Submitted is { } after) AddOrdered(group, entry.Time, after, order.Left);
    }

    private void AddOrdered(GroupFold group, HybridTime time, OrderSubmitted order, Func<OrderedLine, int> piecesOf)
    {
        var seller = SellerOf(group.Show, order.Seller);
        foreach (var line in order.Lines)
        {
            var pieces = piecesOf(line);
            if (pieces == 0) continue;
            group.OrderedValue += pieces * line.UnitPrice;
            seller.AddToOrders(seller.Product(line.Code), seller.Group(group.Group), time, pieces, pieces * line.UnitPrice);
        }
    }

    private static CountedOrder OrderOf(GroupFold group, string stream)
    {
        var id = OrderEntries.IdOf(stream);
        if (!group.Placed.TryGetValue(id, out var order)) group.Placed.Add(id, order = new CountedOrder());
        return order;
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
