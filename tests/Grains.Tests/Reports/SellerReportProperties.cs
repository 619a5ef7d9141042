using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Reports;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using FsCheck.Xunit;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Reports;

public sealed class SellerReportProperties
{
    [Property(MaxTest = 100)]
    public void Figures_OfSeller_EqualThoseOfTheWholeCart(int seed)
    {
        var carts = new SimulatedCarts(seed);
        var reports = new SellerReports(carts.Show);
        var entries = carts.InAnyOrder(seed).Distinct().ToList();
        for (var i = 0; i < entries.Count; i++) reports.Apply(new Recorded(i + 1, entries[i]));
        var cart = SimulatedCarts.Fold(entries);
        foreach (var seller in new[] { Pans, Knives })
        {
            var lines = cart.Lines.Where(l => l.Product.Seller == seller).ToList();
            var total = reports.Read(Show, seller, f => f?.Total.Read()) ?? new ReportFigures(0, 0, 0, 0);
            Assert.Equal(lines.Sum(l => l.Quantity), total.CartPieces);
            Assert.Equal(lines.Sum(l => Value(carts, l)), total.CartValue);
            var last = reports.Read(Show, seller, f => f?.Timeline.Points().LastOrDefault());
            Assert.Equal((total.Pieces, total.Value), (last?.Pieces ?? 0, last?.Value ?? 0));
        }

        foreach (var product in carts.Products)
        {
            var line = cart.Find(product);
            var figures = reports.Read(Show, product.Seller, f => f?.Products.GetValueOrDefault(product.Code)?.Read());
            Assert.Equal(line?.Quantity ?? 0, figures?.CartPieces ?? 0);
        }

        Assert.Equal(cart.Lines.Count(l => l.Quantity > 0), reports.ReadGroup(Show, Group, g => g?.CartLines ?? 0));
        Assert.Equal(cart.Lines.Sum(l => Value(carts, l)), reports.ReadGroup(Show, Group, g => g?.CartValue ?? 0));
    }

    [Property(MaxTest = 100)]
    public void Figures_OfOrders_EqualTheOrdersLessWhatWasCancelled(int seed)
    {
        var random = new Random(seed);
        var reports = new SellerReports(new KnownShow());
        var orders = new Dictionary<string, Order>();
        var entries = new List<Entry>();
        for (var i = 1; i <= 40; i++)
        {
            var id = $"o{random.Next(6)}";
            var stream = new StreamName(Scope.Group(Show, Group), OrderEntries.StreamOf(id));
            var known = orders.TryGetValue(id, out var order);
            if (!known) orders.Add(id, order = Order.Empty(stream));
            var draft = known
                ? OrderEntries.Cancellation(new OrderCancelled([new CancelledPieces($"p{random.Next(3)}", random.Next(1, 5))], "", false))
                : OrderEntries.Submission(new OrderSubmitted(id, Pans, "EUR", [.. Enumerable.Range(0, 3).Select(n => new OrderedLine($"p{n}", "", random.Next(1, 9), 1.5m * (n + 1), 1))]));
            var entry = new Entry(
                stream.Scope, new OriginId(new Guid(1, 0, 0, new byte[8])), i, HybridTime.At(Now.AddMinutes(i * 20)), stream.Stream, Ann.Value,
                draft.Kind, Guid.NewGuid(), [], 0, draft.Payload, default);
            order!.Apply(entry);
            entries.Add(entry);
        }

        // As an exchange may bring them: cancellations before what they cancel.
        var arrived = entries.ToArray();
        random.Shuffle(arrived);
        for (var i = 0; i < arrived.Length; i++) reports.Apply(new Recorded(i + 1, arrived[i]));
        var total = reports.Read(Show, Pans, f => f!.Total.Read());
        Assert.Equal((orders.Values.Sum(o => o.Pieces), orders.Values.Sum(o => o.Total.Amount)), (total.OrderedPieces, total.OrderedValue));
        Assert.Equal(total, reports.Read(Show, Pans, f => f!.Groups[Group].Read()));
    }

    private static decimal Value(SimulatedCarts carts, CartLine line) =>
        line.Quantity == 0 ? 0m : carts.Show.PriceOf(Show, line.Product, line.PriceVersion).Amount * line.Quantity;
}
