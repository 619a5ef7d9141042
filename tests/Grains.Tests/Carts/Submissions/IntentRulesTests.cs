using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Carts.Submissions;

/// <summary>What central makes of a submission that was asked for elsewhere, over a cart that others may have changed since.</summary>
public sealed class IntentRulesTests
{
    private static readonly OriginId Laptop = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly OriginId Other = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly OriginId Central = new(new Guid(3, 0, 0, new byte[8]));

    private readonly KnownShow _show = new();
    private readonly WrittenStream _stream = new(new StreamName(Scope.Group(Show, Group), CartEntries.Stream));
    private readonly Cart _cart = new();
    private readonly ProductId _pan;
    private readonly ProductId _knife;

    public IntentRulesTests()
    {
        _pan = _show.Has(Pans, "p1", 2m, pack: 6);
        _knife = _show.Has(Knives, "k1", 5m);
    }

    private CartContext Context => new(Show, Stage.After, Ann, ForGroup: false, _show);

    [Fact]
    public void Request_OfAConfirmedCart_TakesNothingOutOfIt()
    {
        Add(_pan, 12);
        Confirm();
        var intent = Request();
        Assert.Equal((1, 24m), (intent.Asked!.Value.Lines, intent.Asked.Value.Total.Amount));
        Assert.Equal(12, _cart.Find(_pan)!.Quantity);
        Assert.True(intent.IsOpen);
        Assert.NotNull(_cart.Confirmed);
    }

    [Fact]
    public void Request_OfAnUnconfirmedCart_IsRefused()
    {
        Add(_pan, 12);
        Assert.Equal(RefusalCodes.CartNotConfirmed, IntentRules.Request(_cart, Money.Zero("EUR"), default, Context).Refusal?.Code);
    }

    [Fact]
    public void Request_WhileOneThatCoversAllWaits_MakesNoOther()
    {
        Add(_pan, 12);
        Confirm();
        var intent = Request();
        Assert.Empty(IntentRules.Request(_cart, Money.Zero("EUR"), default, Context).Drafts);
        Assert.Equal(intent.Id, IntentRules.WaitingForAll(_cart)?.Id);
        Add(_knife, 1);
        Confirm();
        Assert.NotEmpty(IntentRules.Request(_cart, Money.Zero("EUR"), default, Context).Drafts);
    }

    [Fact]
    public void Honour_WithLaterAdditions_OrdersWhatIsCoveredAndLeavesTheRest()
    {
        Add(_pan, 12);
        Confirm();
        var intent = Request();
        Add(_pan, 6, Other);
        Add(_knife, 3, Other);
        var order = Assert.Single(OrdersOf(Decide(intent)));
        Assert.Equal(("p1", 12), (Assert.Single(order.Lines).Code, order.Lines[0].Quantity));
        Assert.Equal((6, 3), (_cart.Find(_pan)!.Quantity, _cart.Find(_knife)!.Quantity));
        Assert.True(_cart.Intents.Find(intent.Id)!.Ordered);
    }

    [Fact]
    public void Honour_OfALineChangedSinceBySomebodyWhoSawIt_LeavesItAsItIsNow()
    {
        Add(_pan, 12);
        Add(_knife, 1);
        Confirm();
        var intent = Request();
        Set(_pan, 6, Other);
        var order = Assert.Single(OrdersOf(Decide(intent)));
        Assert.Equal(Knives, order.Seller);
        Assert.Equal(6, _cart.Find(_pan)!.Quantity);
    }

    [Fact]
    public void Decide_OnALineSetApart_RefusesItByLineAndKeepsTheCart()
    {
        Add(_pan, 12);
        var seen = _cart.Find(_pan)!.Seen;
        Write(CartEntries.Line(CartEntries.Set, new LineChangePayload(_pan, 18, 1, 12, false), seen), Laptop);
        Confirm();
        var intent = Request();
        Write(CartEntries.Line(CartEntries.Set, new LineChangePayload(_pan, 24, 1, 12, false), seen), Other);
        Decide(intent);
        var refusal = _cart.Intents.Find(intent.Id)!.Refusal;
        Assert.Equal(RefusalCodes.LinesToReview, refusal?.Code);
        Assert.Equal("pans/p1: SetApart", refusal!.Arguments[1]);
        Assert.Equal(24, _cart.Find(_pan)!.Quantity);
    }

    [Fact]
    public void Decide_OfOverlappingIntents_OrdersEachEntryOnce()
    {
        Add(_pan, 12);
        Confirm();
        var first = Request();
        Add(_knife, 2, Other);
        Confirm(Other);
        var second = Request(Other);
        var orders = OrdersOf(Decide(first)).AddRange(OrdersOf(Decide(second)));
        Assert.Equal([(Pans, 12), (Knives, 2)], orders.Select(o => (o.Seller, o.Lines.Sum(l => l.Quantity))));
        Assert.Empty(SubmissionRules.PartsOf(_cart));
    }

    [Fact]
    public void Decide_OfTheSameCartSubmittedTwice_RefusesTheSecondAsMade()
    {
        Add(_pan, 12);
        Confirm();
        var covered = _cart.Changes;
        var first = Request();
        var second = Written(IntentEntries.Request(first.Asked!.Value, covered), Other);
        Decide(first);
        Decide(second);
        Assert.Equal(RefusalCodes.SubmissionAlreadyMade, _cart.Intents.Find(second.Id)!.Refusal?.Code);
    }

    [Fact]
    public void Decide_OfALineSetAnewByAnAuthorWhoDidNotKnowThatItWasOrdered_RefusesItByLine()
    {
        Add(_pan, 12);
        Add(_knife, 1);
        Confirm();
        var first = Request();
        var seen = _cart.Find(_pan)!.Seen;
        Decide(first);
        Write(CartEntries.Line(CartEntries.Set, new LineChangePayload(_pan, 18, 1, 12, false), seen), Laptop);
        var second = RequestedWithoutKnowing();
        Assert.Empty(OrdersOf(Decide(second)));
        var refusal = _cart.Intents.Find(second.Id)!.Refusal;
        Assert.Equal(RefusalCodes.LinesToReview, refusal?.Code);
        Assert.Equal("1, pans/p1: AfterSubmission", string.Join(", ", refusal!.Arguments));
        Assert.Equal(18, _cart.Find(_pan)!.Quantity);
    }

    [Fact]
    public void Decide_OfALineSetAnewByAnAuthorWhoKnewThatItWasOrdered_OrdersIt()
    {
        Add(_pan, 12);
        Confirm();
        Decide(Request());
        Set(_pan, 18, Laptop);
        Confirm();
        Assert.Equal(18, Assert.Single(OrdersOf(Decide(Request()))).Lines[0].Quantity);
    }

    [Fact]
    public void Decide_OfAdditionsToALineThatWasOrdered_OrdersThemBeside()
    {
        Add(_pan, 12);
        Confirm();
        Decide(Request());
        Add(_pan, 6);
        Assert.Equal(6, Assert.Single(OrdersOf(Decide(RequestedWithoutKnowing()))).Lines[0].Quantity);
    }

    [Theory]
    [InlineData(Timeliness.TooEarly, RefusalCodes.WrongStage)]
    [InlineData(Timeliness.TooLate, RefusalCodes.SubmissionTooLate)]
    public void Decide_OutOfTime_RefusesAndKeepsTheCart(Timeliness time, string code)
    {
        Add(_pan, 12);
        Confirm();
        var intent = Received(Request());
        Decide(intent, time);
        Assert.Equal(code, _cart.Intents.Find(intent.Id)!.Refusal?.Code);
        Assert.Equal(12, _cart.Find(_pan)!.Quantity);
    }

    [Theory]
    [InlineData(Timeliness.Unknown)]
    [InlineData(Timeliness.ToReview)]
    public void Decide_WhileNothingCanBeSaid_Waits(Timeliness time)
    {
        Add(_pan, 12);
        Confirm();
        var intent = Request();
        Assert.False(IntentRules.NeedsDecision(intent, time));
        Decide(intent, time);
        Assert.True(_cart.Intents.Find(intent.Id)!.IsOpen);
    }

    [Fact]
    public void Decide_RefusedAsLateAndFoundInTime_OrdersAfterAll()
    {
        Add(_pan, 12);
        Confirm();
        var intent = Received(Request());
        Decide(intent, Timeliness.TooLate);
        var refused = _cart.Intents.Find(intent.Id)!;
        Assert.True(IntentRules.NeedsDecision(refused, Timeliness.InTime));
        Assert.Single(OrdersOf(Decide(refused, command: IntentEntries.ReconsiderationOf(intent.Id))));
        Assert.True(_cart.Intents.Find(intent.Id)!.Ordered);
    }

    [Fact]
    public void Decide_ByNoMember_IsRefused()
    {
        Add(_pan, 12);
        Confirm();
        var intent = Request();
        var decision = IntentRules.Decide(
            _cart, intent, Timeliness.InTime, isMember: false, _show.Find(Show)!.Times, Group, "EUR", () => "N1", Context);
        Assert.Equal(RefusalCodes.SubmissionByNoMember, IntentEntries.ReadRefused(decision.Drafts[0].Payload).Refusal.Code);
    }

    private void Add(ProductId product, int quantity, OriginId? by = null) =>
        Write(CartEntries.Line(CartEntries.Add, new LineChangePayload(product, quantity, 1, 0, false), []), by ?? Laptop);

    private void Set(ProductId product, int quantity, OriginId by) =>
        Write(CartEntries.Line(CartEntries.Set, new LineChangePayload(product, quantity, 1, 12, false), _cart.Find(product)!.Seen), by);

    private void Confirm(OriginId? by = null) => Write(CartEntries.Confirmation(false, _cart.Changes), by ?? Laptop);

    private SubmissionIntent Request(OriginId? by = null)
    {
        var total = new Money(SubmissionRules.PartsOf(_cart).Sum(p => p.Quantity * _show.PriceOf(Show, p.Line.Product, 1).Amount), "EUR");
        return Written(Assert.Single(IntentRules.Request(_cart, total, default, Context).Drafts), by ?? Laptop);
    }

    /// <summary>By the laptop, which has heard nothing of central.</summary>
    private SubmissionIntent RequestedWithoutKnowing() => Written(
        IntentEntries.Request(new RequestedPayload(1, Money.Zero("EUR"), false, default), [.. _cart.Changes.Where(n => n.Origin == Laptop)]), Laptop);

    private SubmissionIntent Written(Draft draft, OriginId by) => _cart.Intents.Find(Write(draft, by).CommandId)!;

    private SubmissionIntent Received(SubmissionIntent intent)
    {
        Write(IntentEntries.Receive(new ReceivedPayload(intent.Id, Now)), Central);
        return _cart.Intents.Find(intent.Id)!;
    }

    private Decision Decide(SubmissionIntent intent, Timeliness time = Timeliness.InTime, Guid? command = null)
    {
        var decision = IntentRules.Decide(_cart, intent, time, isMember: true, _show.Find(Show)!.Times, Group, "EUR", () => "N1", Context);
        foreach (var draft in decision.Drafts) Write(draft, Central, command ?? IntentEntries.DecisionOf(intent.Id));
        return decision;
    }

    private static ImmutableArray<OrderSubmitted> OrdersOf(Decision decision) =>
        [.. decision.Others.Select(o => OrderEntries.ReadSubmission(o.Drafts[0].Payload))];

    private Entry Write(Draft draft, OriginId by, Guid? command = null)
    {
        _stream.Origin = by;
        var entry = _stream.Write([draft])[0];
        if (command is { } id) entry = entry with { CommandId = id };
        Assert.True(_cart.Apply(entry));
        return entry;
    }
}
