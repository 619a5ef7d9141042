using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Carts;

public sealed class CartGrainTests : IAsyncLifetime
{
    private readonly KnownShow _show = new();
    private GrainHost _host = null!;

    public async Task InitializeAsync() => _host = await GrainHost.StartAsync(_show.Register);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private ICartGrain CartOf(UserId caller) => _host.As<ICartGrain>(caller, CartKey);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Adds_OfEightMembersAtOnce_AddUpInOneLineEveryRound(bool inCartBefore)
    {
        for (var round = 0; round < 50; round++)
        {
            var product = _show.Has(Pans, $"pan-{round}");
            if (inCartBefore) await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(product, 7, 1));
            var members = Enumerable.Range(1, 8).Select(i => Task.Run(async () =>
            {
                var outcome = await CartOf(new UserId($"member{i}")).AddAsync(CommandId.New(), new AddLine(product, i, 1));
                Assert.True(outcome.Ok, $"{outcome.Refusal}");
            }));
            await Task.WhenAll(members);
            var lines = (await CartOf(Bob).GetAsync()).Lines.Where(l => l.Product == product).ToList();
            var line = Assert.Single(lines);
            Assert.Equal(36 + (inCartBefore ? 7 : 0), line.Quantity);
        }
    }

    [Fact]
    public async Task Command_Repeated_IsAnsweredNotRepeated()
    {
        var product = _show.Has(Pans, "p1");
        var command = CommandId.New();
        var first = await CartOf(Ann).AddAsync(command, new AddLine(product, 3, 1));
        var again = await CartOf(Ann).AddAsync(command, new AddLine(product, 3, 1));
        Assert.Equal(first.Value!.Version, again.Value!.Version);
        Assert.Equal(3, Assert.Single(again.Value.Lines).Quantity);
        Assert.Equal(3, Assert.Single((await CartOf(Ann).GetAsync()).Lines).Quantity);
    }

    [Fact]
    public async Task Command_RepeatedAfterRestart_IsAnsweredNotRepeated()
    {
        var product = _show.Has(Pans, "p1");
        var command = CommandId.New();
        await CartOf(Ann).AddAsync(command, new AddLine(product, 3, 1));
        _host = await _host.RestartAsync(_show.Register);
        var again = await CartOf(Ann).AddAsync(command, new AddLine(product, 3, 1));
        Assert.Equal(3, Assert.Single(again.Value!.Lines).Quantity);
    }

    [Fact]
    public async Task AddMany_Repeated_GivesTheSameVerdicts()
    {
        var good = _show.Has(Pans, "good");
        var packed = _show.Has(Pans, "packed", pack: 6);
        var command = CommandId.New();
        ImmutableArray<AddLine> lines = [new(good, 2, 1), new(packed, 4, 1), new(new ProductId(Pans, "none"), 1, 1)];
        var first = await CartOf(Ann).AddManyAsync(command, lines);
        var again = await CartOf(Ann).AddManyAsync(command, lines);
        Assert.Equal(
            [null, Refusal.Of(RefusalCodes.NotWholePacks, "packed", "4", "6", "6"), Refusal.Of(RefusalCodes.UnknownProduct, "none")],
            first.Value!.Verdicts.Select(v => v.Refusal));
        Assert.Equal(first.Value.Verdicts.AsEnumerable(), again.Value!.Verdicts);
        Assert.Equal(2, Assert.Single((await CartOf(Ann).GetAsync()).Lines).Quantity);
    }

    [Fact]
    public async Task AddMany_AllRefused_ChangesNothing()
    {
        var outcome = await CartOf(Ann).AddManyAsync(CommandId.New(), [new AddLine(new ProductId(Pans, "none"), 1, 1)]);
        Assert.Equal(RefusalCodes.UnknownProduct, Assert.Single(outcome.Value!.Verdicts).Refusal!.Code);
        Assert.Equal(0, (await CartOf(Ann).GetAsync()).Version);
    }

    [Fact]
    public async Task Edit_OfRepresentative_IsShownAsForTheGroup()
    {
        var product = _show.Has(Pans, "p1");
        await CartOf(Rita).AddAsync(CommandId.New(), new AddLine(product, 3, 1));
        var change = Assert.Single(await CartOf(Ann).HistoryAsync(product));
        Assert.Equal(Rita, change.Change.By);
        Assert.True(change.Change.ForGroup);
        Assert.False(change.Undoable);
    }

    [Fact]
    public async Task Observer_OfCart_IsToldChangedLinesAndTotals()
    {
        var product = _show.Has(Pans, "p1", price: 2.5m);
        var observer = new Told();
        await CartOf(Bob).SubscribeAsync(_host.Grains.CreateObjectReference<ICartObserver>(observer));
        var receipt = await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(product, 4, 1));
        var change = await observer.First.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((0L, receipt.Value!.Version), (change.PreviousVersion, change.Version));
        Assert.Equal(4, Assert.Single(change.Lines).Quantity);
        Assert.Equal(new Money(10m, "EUR"), change.Total);
        Assert.Equal(4, Assert.Single(change.Totals).Pieces);
    }

    [Fact]
    public async Task Totals_AfterManyEdits_EqualTheLines()
    {
        var random = new Random(7);
        var products = Enumerable.Range(0, 12).Select(i => _show.Has(i % 2 == 0 ? Pans : Knives, $"p{i}", price: 1.25m * (i + 1))).ToArray();
        for (var i = 0; i < 200; i++)
        {
            var product = products[random.Next(products.Length)];
            var line = (await CartOf(Ann).GetAsync()).Lines.FirstOrDefault(l => l.Product == product);
            if (line is null || random.Next(2) == 0) await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(product, random.Next(1, 9), 1));
            else await CartOf(Ann).SetAsync(CommandId.New(), new SetLine(product, random.Next(0, 5), 1, line.Seen));
        }

        var cart = await CartOf(Ann).GetAsync();
        Assert.Equal(cart.Lines.Sum(l => l.Total.Amount), cart.Total.Amount);
        foreach (var total in cart.Totals)
        {
            var lines = cart.Lines.Where(l => l.Product.Seller == total.Seller).ToList();
            Assert.Equal((lines.Count, lines.Sum(l => l.Quantity), lines.Sum(l => l.Total.Amount)), (total.Lines, total.Pieces, total.Value.Amount));
        }
    }

    [Fact]
    public async Task Cart_AfterRestart_IsTheSame()
    {
        var product = _show.Has(Pans, "p1");
        var other = _show.Has(Knives, "k1");
        for (var i = 0; i < 700; i++) await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(i % 3 == 0 ? other : product, 1, 1));
        var before = await CartOf(Ann).GetAsync();
        _host = await _host.RestartAsync(_show.Register);
        var after = await CartOf(Ann).GetAsync();
        Assert.Equal(before.Version, after.Version);
        Assert.Equal(before.Lines.Select(l => (l.Product, l.Quantity)), after.Lines.Select(l => (l.Product, l.Quantity)));
        Assert.Equal(before.Lines.Select(l => l.Seen.ToArray()), after.Lines.Select(l => l.Seen.ToArray()));
        Assert.Equal(before.Totals.AsEnumerable(), after.Totals);
    }

    [Fact]
    public async Task Submit_TwiceByTwoMembersAtOnce_MakesTheOrdersOnce()
    {
        var pan = _show.Has(Pans, "p1", price: 3m);
        var knife = _show.Has(Knives, "k1", price: 5m);
        await CartOf(Ann).AddManyAsync(CommandId.New(), [new(pan, 2, 1), new(knife, 4, 1)]);
        await ConfirmAsync(Ann);
        var submits = await Task.WhenAll(
            new[] { Ann, Bob, Ann, Bob }.Select(m => Task.Run(() => CartOf(m).SubmitAsync(CommandId.New()))));
        Assert.All(submits, s => Assert.True(s.Ok, $"{s.Refusal}"));
        Assert.Single(submits.Select(s => string.Join(' ', s.Value!.Orders.Select(o => o.Number))).Distinct());
        var orders = await _host.As<IGroupOrdersGrain>(Ann, Group.Value).ListAsync();
        Assert.Equal([("knives", 20m), ("pans", 6m)], orders.Select(o => (o.Seller.Value, o.Total.Amount)).Order());
        Assert.Equal(2, orders.Select(o => o.Number).Distinct().Count());
        Assert.Empty((await CartOf(Ann).GetAsync()).Lines);
    }

    [Fact]
    public async Task Submit_Repeated_GivesTheSameReceipt()
    {
        var pan = _show.Has(Pans, "p1");
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 2, 1));
        await ConfirmAsync(Ann);
        var command = CommandId.New();
        var first = await CartOf(Ann).SubmitAsync(command);
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 9, 1));
        var again = await CartOf(Ann).SubmitAsync(command);
        Assert.Equal(first.Value!.Orders.AsEnumerable(), again.Value!.Orders);
    }

    [Fact]
    public async Task Submit_NotConfirmed_IsRefused()
    {
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(_show.Has(Pans, "p1"), 2, 1));
        Assert.Equal(RefusalCodes.CartNotConfirmed, (await CartOf(Ann).SubmitAsync(CommandId.New())).Refusal?.Code);
    }

    [Fact]
    public async Task Confirm_OfOlderVersion_IsRefused()
    {
        var pan = _show.Has(Pans, "p1");
        var shown = await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 2, 1));
        await CartOf(Bob).AddAsync(CommandId.New(), new AddLine(pan, 1, 1));
        var outcome = await CartOf(Ann).ConfirmAsync(CommandId.New(), shown.Value!.Version);
        Assert.Equal(RefusalCodes.CartChanged, outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Confirm_ThenEdit_TakesTheConfirmationBack()
    {
        var pan = _show.Has(Pans, "p1");
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 2, 1));
        await ConfirmAsync(Ann);
        Assert.Equal(Ann, (await CartOf(Bob).GetAsync()).Confirmed?.By);
        await CartOf(Bob).AddAsync(CommandId.New(), new AddLine(pan, 1, 1));
        Assert.Null((await CartOf(Bob).GetAsync()).Confirmed);
    }

    [Fact]
    public async Task Submit_PriceChangedAfterConfirmation_IsRefusedUntilAccepted()
    {
        var pan = _show.Has(Pans, "p1", price: 3m);
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 2, 1));
        await ConfirmAsync(Ann);
        _show.Has(Pans, "p1", price: 4m);
        Assert.Equal(RefusalCodes.LinesToReview, (await CartOf(Ann).SubmitAsync(CommandId.New())).Refusal?.Code);
        var line = Assert.Single((await CartOf(Ann).GetAsync()).Lines);
        Assert.Equal((LineMarks.PriceChanged, 3m, 4m), (line.Marks, line.UnitPrice.Amount, line.CurrentPrice.Amount));
        await CartOf(Ann).AcceptPricesAsync(CommandId.New(), [pan]);
        await ConfirmAsync(Bob);
        var submitted = await CartOf(Ann).SubmitAsync(CommandId.New());
        Assert.Equal(8m, Assert.Single(submitted.Value!.Orders).Total.Amount);
    }

    [Fact]
    public async Task Add_AfterSubmission_StaysMarked()
    {
        var pan = _show.Has(Pans, "p1");
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 2, 1));
        await ConfirmAsync(Ann);
        await CartOf(Ann).SubmitAsync(CommandId.New());
        await CartOf(Bob).AddAsync(CommandId.New(), new AddLine(pan, 5, 1));
        var line = Assert.Single((await CartOf(Ann).GetAsync()).Lines);
        Assert.Equal((5, LineMarks.AfterSubmission), (line.Quantity, line.Marks));
        Assert.Equal(
            [(LineChangeKind.Added, 5), (LineChangeKind.Submitted, 0), (LineChangeKind.Added, 2)],
            (await CartOf(Ann).HistoryAsync(pan)).Select(c => (c.Kind, c.QuantityAfter)));
        await ConfirmAsync(Bob);
        Assert.True((await CartOf(Bob).SubmitAsync(CommandId.New())).Ok);
        Assert.Equal(2, (await _host.As<IGroupOrdersGrain>(Ann, Group.Value).ListAsync()).Length);
    }

    [Fact]
    public async Task Submit_AgainAfterALateLine_OrdersThatLineAloneAndLeavesTheFirstOrderAsItIs()
    {
        var (pan, pot) = (_show.Has(Pans, "p1"), _show.Has(Pans, "p2"));
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 2, 1));
        await ConfirmAsync(Ann);
        var first = Assert.Single((await CartOf(Ann).SubmitAsync(CommandId.New())).Value!.Orders);

        await CartOf(Bob).AddManyAsync(CommandId.New(), [new(pan, 5, 1), new(pot, 1, 1)]);
        Assert.Equal(RefusalCodes.CartNotConfirmed, (await CartOf(Bob).SubmitAsync(CommandId.New())).Refusal?.Code);
        await ConfirmAsync(Bob);
        var second = Assert.Single((await CartOf(Bob).SubmitAsync(CommandId.New())).Value!.Orders);

        Assert.NotEqual((first.OrderId, first.Number), (second.OrderId, second.Number));
        Assert.Equal([(pan, 2)], await LinesOfAsync(first.OrderId));
        Assert.Equal([(pan, 5), (pot, 1)], await LinesOfAsync(second.OrderId));
        Assert.Empty((await CartOf(Ann).GetAsync()).Lines);
    }

    [Fact]
    public async Task CopyOrder_OfEarlierOrder_AddsWhatIsStillSold()
    {
        var pan = _show.Has(Pans, "p1");
        var gone = _show.Has(Pans, "p2");
        await CartOf(Ann).AddManyAsync(CommandId.New(), [new(pan, 2, 1), new(gone, 3, 1)]);
        await ConfirmAsync(Ann);
        var order = Assert.Single((await CartOf(Ann).SubmitAsync(CommandId.New())).Value!.Orders);
        _show.Withdraws(gone);
        var copied = await CartOf(Ann).CopyOrderAsync(CommandId.New(), Show, order.OrderId);
        Assert.Equal([null, RefusalCodes.WithdrawnProduct], copied.Value!.Verdicts.Select(v => v.Refusal?.Code));
        Assert.Equal((pan, 2), Assert.Single((await CartOf(Ann).GetAsync()).Lines.Select(l => (l.Product, l.Quantity))));
        Assert.Equal(RefusalCodes.NotFound, (await CartOf(Ann).CopyOrderAsync(CommandId.New(), Show, "none")).Refusal?.Code);
    }

    [Fact]
    public async Task Suggest_FromPastOrders_IsTheirMedianInWholePacks()
    {
        var pan = _show.Has(Pans, "p1", pack: 6);
        foreach (var quantity in new[] { 6, 12, 60 })
        {
            await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, quantity, 1));
            await ConfirmAsync(Ann);
            await CartOf(Ann).SubmitAsync(CommandId.New());
        }

        Assert.Equal([12, 0], (await CartOf(Ann).SuggestAsync([pan, _show.Has(Pans, "never")])).AsEnumerable());
    }

    [Fact]
    public async Task Undo_ThenRestore_BringsTheLineBack()
    {
        var pan = _show.Has(Pans, "p1");
        var added = await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 5, 1));
        await CartOf(Ann).SetAsync(CommandId.New(), new SetLine(pan, 8, 1, added.Value!.Lines[0].Seen));
        var set = (await CartOf(Ann).HistoryAsync(pan))[0];
        Assert.Equal(RefusalCodes.NothingToUndo, (await CartOf(Bob).UndoAsync(CommandId.New(), pan, set.Entry)).Refusal?.Code);
        var undone = await CartOf(Ann).UndoAsync(CommandId.New(), pan, set.Entry);
        Assert.Equal(5, undone.Value!.Lines[0].Quantity);
        var restored = await CartOf(Bob).RestoreAsync(CommandId.New(), pan, set.Entry, undone.Value.Lines[0].Seen);
        Assert.Equal(8, restored.Value!.Lines[0].Quantity);
    }

    [Fact]
    public async Task Cart_ShowsCurrencyChanged_IsCountedInTheNewOne()
    {
        var pan = _show.Has(Pans, "p1", price: 3m);
        Assert.Equal("EUR", (await CartOf(Ann).GetAsync()).Total.Currency);

        _show.Currency = "CHF";
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 2, 1));

        var cart = await CartOf(Ann).GetAsync();
        Assert.Equal((new Money(6m, "CHF"), new Money(6m, "CHF")), (cart.Total, Assert.Single(cart.Totals).Value));
        await ConfirmAsync(Ann);
        _show.Currency = "GBP";
        Assert.Equal("GBP", Assert.Single((await CartOf(Ann).SubmitAsync(CommandId.New())).Value!.Orders).Total.Currency);
    }

    [Fact]
    public async Task Edit_StageClosed_IsRefusedAndCartCanBeRead()
    {
        var pan = _show.Has(Pans, "p1");
        await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 5, 1));
        _show.Stage = Stage.Closed;
        Assert.Equal(Refusal.Of(RefusalCodes.WrongStage, "Closed"), (await CartOf(Ann).AddAsync(CommandId.New(), new AddLine(pan, 5, 1))).Refusal);
        Assert.Single((await CartOf(Ann).GetAsync()).Lines);
    }

    private async Task ConfirmAsync(UserId member)
    {
        var cart = await CartOf(member).GetAsync();
        var outcome = await CartOf(member).ConfirmAsync(CommandId.New(), cart.Version);
        Assert.True(outcome.Ok, $"{outcome.Refusal}");
    }

    private sealed class Told : ICartObserver
    {
        private readonly TaskCompletionSource<CartChange> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<CartChange> First => _first.Task;

        public Task ChangedAsync(CartChange change)
        {
            _first.TrySetResult(change);
            return Task.CompletedTask;
        }
    }

    private async Task<IEnumerable<(ProductId Product, int Quantity)>> LinesOfAsync(string order) =>
        (await _host.As<IOrderGrain>(Ann, GrainKeys.Of(Show, Group, order)).GetAsync())!.Lines.Select(line => (line.Product, line.Quantity));
}
