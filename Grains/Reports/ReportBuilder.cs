using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Reports;

/// <summary>A seller's figures as its page shows them, beside those of the show before.</summary>
public sealed class ReportBuilder(
    SellerReports reports, OrderIndex orders, OrderViews orderViews, IProducts products, INames names, IRights rights, IShowSchedules shows)
{
    private const int LatestOrders = 20;

    private sealed record Rows(
        ReportFigures Total,
        ImmutableDictionary<string, ReportFigures> Products,
        ImmutableDictionary<string, ReportFigures> Groups,
        ImmutableArray<ReportPoint> Timeline);

    public SellerReport Build(ShowId show, SellerId seller, bool upToDate, ReportCompleteness? completeness)
    {
        var definition = shows.Find(show);
        var now = Read(show, seller, TimeSpan.Zero);
        var before = Empty;
        if (definition?.Previous is { } previous)
        {
            // Both shows' openings at one place of the chart.
            var shift = shows.Find(previous) is { } earlier ? definition.Times.During - earlier.Times.During : TimeSpan.Zero;
            before = Read(previous, seller, shift);
        }

        return new SellerReport(
            definition?.Currency ?? "",
            now.Total,
            before.Total.OrderedValue,
            before.Total.OrderedPieces,
            InOrder(now.Products, before.Products, code => NameOf(show, new ProductId(seller, code))),
            InOrder(now.Groups, before.Groups, group => LocalText.Same(names.Of(new GroupId(group)))),
            now.Timeline,
            before.Timeline,
            orders.OfSeller(show, seller, orderViews.Summary, atMost: LatestOrders),
            upToDate,
            completeness);
    }

    /// <summary>What the reader may see of the seller's report: a representative, the groups assigned alone.</summary>
    public SellerReport For(UserId reader, ShowId show, SellerId seller, SellerReport report) => rights.SeesAllOf(reader, show, seller)
        ? report
        : report with
        {
            Groups = [.. report.Groups.Where(row => rights.Represents(reader, show, seller, new GroupId(row.Id)))],
            LatestOrders = orders.OfSeller(
                show, seller, orderViews.Summary, o => rights.Represents(reader, show, seller, o.Group), LatestOrders),
        };

    private static Rows Empty { get; } = new(
        new ReportFigures(0, 0, 0, 0),
        ImmutableDictionary<string, ReportFigures>.Empty,
        ImmutableDictionary<string, ReportFigures>.Empty,
        []);

    private Rows Read(ShowId show, SellerId seller, TimeSpan shift) => reports.Read(show, seller, fold => fold is null
        ? Empty
        : new Rows(
            fold.Total.Read(),
            fold.Products.Where(p => !p.Value.IsZero).ToImmutableDictionary(p => p.Key, p => p.Value.Read()),
            fold.Groups.Where(g => !g.Value.IsZero).ToImmutableDictionary(g => g.Key.Value, g => g.Value.Read()),
            fold.Timeline.Points(shift)));

    /// <summary>What is worth most comes first; what was ordered at the previous show only, last.</summary>
    private static ImmutableArray<ReportRow> InOrder(
        ImmutableDictionary<string, ReportFigures> now, ImmutableDictionary<string, ReportFigures> before, Func<string, LocalText> name)
    {
        var rows = new List<ReportRow>(now.Count);
        foreach (var id in now.Keys.Union(before.Keys.Where(k => before[k].OrderedPieces != 0)))
        {
            var figures = now.GetValueOrDefault(id, Empty.Total);
            var previous = before.GetValueOrDefault(id, Empty.Total);
            rows.Add(new ReportRow(id, name(id), figures, previous.OrderedPieces, previous.OrderedValue));
        }

        return
        [
            .. rows.OrderByDescending(r => r.Now.Value).ThenByDescending(r => r.PreviousValue).ThenBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    private LocalText NameOf(ShowId show, ProductId product) =>
        products.TryFind(show, product, out var found) ? found.Definition.Name : LocalText.Same(product.Code);
}
