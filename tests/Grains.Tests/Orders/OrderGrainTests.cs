using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Orders;

public sealed class OrderGrainTests : IAsyncLifetime
{
    private readonly KnownShow _show = new();
    private GrainHost _host = null!;
    private ProductId _pan;

    public async Task InitializeAsync()
    {
        _host = await GrainHost.StartAsync(_show.Register);
        _pan = _show.Has(Pans, "p1", price: 3m);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Order_Submitted_IsAcceptedAndCancelledBySeller()
    {
        var order = await SubmitAsync();
        Assert.Equal(OrderState.Accepted, (await OrderOf(Paula, order).AcceptAsync(CommandId.New())).Value!.Summary.State);
        var cancelled = await OrderOf(Paula, order).CancelAsync(CommandId.New(), [new CancelLine(_pan, 1)], "broken");
        Assert.Equal((3, 9m), (cancelled.Value!.Summary.Pieces, cancelled.Value.Summary.Total.Amount));
        Assert.Equal("broken", cancelled.Value.Events[^1].Note);
        var listed = Assert.Single(await _host.As<ISellerOrdersGrain>(Paula, GrainKeys.Of(Show, Pans)).ListAsync());
        Assert.Equal((OrderState.Accepted, 3, "name of ann"), (listed.State, listed.Pieces, listed.ByName));
    }

    [Fact]
    public async Task Order_OfAnotherSellerOrGroup_IsNotShown()
    {
        var order = await SubmitAsync();
        await Assert.ThrowsAsync<NotAllowedException>(() => OrderOf(Kurt, order).GetAsync());
        await Assert.ThrowsAsync<NotAllowedException>(() => OrderOf(Kurt, order).CancelAsync(CommandId.New(), [new CancelLine(_pan, 1)], ""));
        await Assert.ThrowsAsync<NotAllowedException>(() => OrderOf(new UserId("stranger"), order).GetAsync());
        await Assert.ThrowsAsync<NotAllowedException>(() => OrderOf(Ann, order).AcceptAsync(CommandId.New()));
        Assert.NotNull(await OrderOf(Rita, order).GetAsync());
        Assert.NotNull(await OrderOf(Admin, order).GetAsync());
    }

    [Fact]
    public async Task Order_ToASellerThatTheRepresentativeDoesNotSellFor_IsNotShown()
    {
        var knife = _show.Has(Knives, "k1");
        var order = await SubmitAsync(Ann, Group, knife);

        await Assert.ThrowsAsync<NotAllowedException>(() => OrderOf(Rita, order).GetAsync());
        await Assert.ThrowsAsync<NotAllowedException>(() => OrderOf(Rita, order).CancelAsync(CommandId.New(), [new CancelLine(knife, 1)], ""));
    }

    [Fact]
    public async Task Orders_ListedByARepresentative_AreThoseOfTheAssignedSellerAndGroup()
    {
        var assigned = await SubmitAsync();
        await SubmitAsync(Ann, Group, _show.Has(Knives, "k1"));
        await SubmitAsync(Otto, OtherGroup, _pan);

        Assert.Equal(assigned, Assert.Single(await _host.As<ISellerOrdersGrain>(Rita, GrainKeys.Of(Show, Pans)).ListAsync()).OrderId);
        Assert.Equal(assigned, Assert.Single(await _host.As<IGroupOrdersGrain>(Rita, Group.Value).ListAsync()).OrderId);
        Assert.Equal(2, (await _host.As<ISellerOrdersGrain>(Paula, GrainKeys.Of(Show, Pans)).ListAsync()).Length);
        Assert.Equal(2, (await _host.As<IGroupOrdersGrain>(Ann, Group.Value).ListAsync()).Length);
    }

    [Fact]
    public async Task Cancel_Repeated_CancelsOnce()
    {
        var order = await SubmitAsync();
        var command = CommandId.New();
        await OrderOf(Bob, order).CancelAsync(command, [new CancelLine(_pan, 1)], "");
        var again = await OrderOf(Bob, order).CancelAsync(command, [new CancelLine(_pan, 1)], "");
        Assert.Equal(3, again.Value!.Summary.Pieces);
    }

    [Fact]
    public async Task Names_OfAnOrdersLines_AreInEveryLanguageUntilTheProductIsRenamed()
    {
        _show.Names(_pan, new LocalText([new("en", "Pan"), new("de", "Pfanne")]));
        var order = await SubmitAsync();
        Assert.Equal("Pfanne", (await OrderOf(Ann, order).GetAsync())!.Lines[0].Name.In("de"));
        Assert.Equal("Pfanne", Assert.Single((await CartWithAsync(_pan)).Lines).Name.In("de"));

        _show.Names(_pan, new LocalText([new("en", "Pot"), new("de", "Topf")]));
        Assert.Equal("Pan", (await OrderOf(Ann, order).GetAsync())!.Lines[0].Name.In("de"));
    }

    private async Task<CartView> CartWithAsync(ProductId product)
    {
        var cart = _host.As<ICartGrain>(Ann, GrainKeys.Of(Show, Group));
        await cart.AddAsync(CommandId.New(), new AddLine(product, 4, 1));
        return await cart.GetAsync();
    }

    [Fact]
    public async Task Order_Unknown_IsNull() => Assert.Null(await OrderOf(Ann, "none").GetAsync());

    [Fact]
    public async Task Numbers_OfOneIncarnation_CountUp()
    {
        var first = await SubmitAsync();
        var before = (await OrderOf(Ann, first).GetAsync())!.Summary.Number;
        var second = await SubmitAsync();
        var after = (await OrderOf(Ann, second).GetAsync())!.Summary.Number;
        Assert.Equal((before[..7], "00001", "00002"), (after[..7], before[7..], after[7..]));
    }

    private IOrderGrain OrderOf(UserId caller, string order) => _host.As<IOrderGrain>(caller, GrainKeys.Of(Show, Group, order));

    private Task<string> SubmitAsync() => SubmitAsync(Ann, Group, _pan);

    private async Task<string> SubmitAsync(UserId member, GroupId group, ProductId product)
    {
        var cart = _host.As<ICartGrain>(member, GrainKeys.Of(Show, group));
        var added = await cart.AddAsync(CommandId.New(), new AddLine(product, 4, 1));
        await cart.ConfirmAsync(CommandId.New(), added.Value!.Version);
        return Assert.Single((await cart.SubmitAsync(CommandId.New())).Value!.Orders).OrderId;
    }
}
