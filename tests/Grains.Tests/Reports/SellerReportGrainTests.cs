using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Reports;

public sealed class SellerReportGrainTests : IAsyncLifetime
{
    private readonly KnownShow _show = new();
    private GrainHost _host = null!;

    public async Task InitializeAsync() => _host = await GrainHost.StartAsync(_show.Register);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private ISellerReportGrain Report => _host.As<ISellerReportGrain>(Paula, GrainKeys.Of(Show, Pans));

    [Fact]
    public async Task Report_OfCartsAndOrders_ShowsBoth()
    {
        var pan = _show.Has(Pans, "p1", price: 3m);
        await OrderAsync(Show, pan, 4);
        await _host.As<ICartGrain>(Ann, CartKey).AddAsync(CommandId.New(), new AddLine(pan, 5, 1));
        await Eventually.BecomesTrue(async () => (await Report.GetAsync()).Total.Pieces == 9, "the report does not show the 9 pieces");
        var report = await Report.GetAsync();
        Assert.Equal(new ReportFigures(5, 15m, 4, 12m), report.Total);
        Assert.Equal(("p1", "Product p1"), (Assert.Single(report.Products).Id, report.Products[0].Name.In("fr")));
        Assert.Equal("acme", Assert.Single(report.Groups).Id);
        Assert.Equal(12m, Assert.Single(report.LatestOrders).Total.Amount);
        Assert.Equal((9, 27m), (report.Timeline[^1].Pieces, report.Timeline[^1].Value));
        Assert.Equal("EUR", report.Currency);
        Assert.True(report.UpToDate);
    }

    [Fact]
    public async Task Report_WithPreviousShow_ShowsWhatWasOrderedThere()
    {
        var pan = _show.Has(Pans, "p1", price: 3m);
        await OrderAsync(Earlier, pan, 4);
        await Eventually.BecomesTrue(async () => (await Report.GetAsync()).PreviousPieces == 4, "the order of the previous show is not counted");
        var row = Assert.Single((await Report.GetAsync()).Products);
        Assert.Equal((4L, 12m, 0L), (row.PreviousPieces, row.PreviousValue, row.Now.Pieces));
    }

    [Fact]
    public async Task Observer_OfReport_IsToldOfChanges()
    {
        var pan = _show.Has(Pans, "p1");
        var observer = new Told();
        await Report.SubscribeAsync(_host.Grains.CreateObjectReference<IReportObserver>(observer));
        await _host.As<ICartGrain>(Ann, CartKey).AddAsync(CommandId.New(), new AddLine(pan, 5, 1));
        await Eventually.BecomesTrue(
            () =>
            {
                _host.Time.Advance(TimeSpan.FromMilliseconds(500));
                return observer.Last?.Total.CartPieces == 5;
            },
            "the observer was not told of 5 pieces");
    }

    [Fact]
    public async Task Report_ForARepresentative_ShowsTheAssignedGroupsAlone()
    {
        var pan = _show.Has(Pans, "p1", price: 3m);
        var observer = new Told();
        await _host.As<ISellerReportGrain>(Rita, GrainKeys.Of(Show, Pans))
            .SubscribeAsync(_host.Grains.CreateObjectReference<IReportObserver>(observer));
        await OrderAsync(Show, pan, 4);
        await OrderAsync(Show, pan, 2, Otto, OtherGroup);
        await Eventually.BecomesTrue(async () => (await Report.GetAsync()).Groups.Length == 2, "staff does not see both groups");

        var report = await _host.As<ISellerReportGrain>(Rita, GrainKeys.Of(Show, Pans)).GetAsync();

        Assert.Equal(("acme", 6L), (Assert.Single(report.Groups).Id, report.Total.Pieces));
        Assert.Equal(Group, Assert.Single(report.LatestOrders).Group);
        await Eventually.BecomesTrue(
            () =>
            {
                _host.Time.Advance(TimeSpan.FromMilliseconds(500));
                return observer.Last?.Total.Pieces == 6;
            },
            "the observer was not told of 6 pieces");
        Assert.Equal("acme", Assert.Single(observer.Last!.Groups).Id);
        Assert.Equal(Group, Assert.Single(observer.Last.LatestOrders).Group);
    }

    [Fact]
    public async Task Standings_OfRepresentative_ShowTheAssignedGroups()
    {
        var pan = _show.Has(Pans, "p1", price: 3m);
        await OrderAsync(Show, pan, 4);
        await _host.As<ICartGrain>(Ann, CartKey).AddAsync(CommandId.New(), new AddLine(pan, 5, 1));
        var standings = _host.As<IStandingsGrain>(Rita, Show.Value);
        await Eventually.BecomesTrue(async () => (await standings.ListAsync())[0].CartLines == 1, "the group's cart line is not counted");
        var group = Assert.Single(await standings.ListAsync());
        Assert.Equal((15m, 1, 12m), (group.CartValue.Amount, group.Orders, group.OrderedValue.Amount));
        Assert.Empty(await _host.As<IStandingsGrain>(Kurt, Show.Value).ListAsync());
    }

    private Task OrderAsync(ShowId show, ProductId product, int quantity) => OrderAsync(show, product, quantity, Ann, Group);

    private async Task OrderAsync(ShowId show, ProductId product, int quantity, UserId member, GroupId group)
    {
        var cart = _host.As<ICartGrain>(member, GrainKeys.Of(show, group));
        var added = await cart.AddAsync(CommandId.New(), new AddLine(product, quantity, 1));
        await cart.ConfirmAsync(CommandId.New(), added.Value!.Version);
        Assert.True((await cart.SubmitAsync(CommandId.New())).Ok);
    }

    private sealed class Told : IReportObserver
    {
        public volatile SellerReport? Last;

        public Task ChangedAsync(SellerReport report)
        {
            Last = report;
            return Task.CompletedTask;
        }
    }
}
