using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using FsCheck.Xunit;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Orders;

public sealed class OrderRulesTests
{
    private static readonly ProductId Pan = new(Pans, "p1");
    private static readonly ProductId Lid = new(Pans, "p2");
    private static readonly StreamName Stream = new(Scope.Group(Show, Group), OrderEntries.StreamOf("o1"));

    private long _seq;

    [Theory]
    [InlineData(Stage.Preparing, false, false)]
    [InlineData(Stage.Before, false, false)]
    [InlineData(Stage.During, false, false)]
    [InlineData(Stage.After, true, true)]
    [InlineData(Stage.Closed, false, true)]
    public void Command_InStage_IsAllowedAsTheTableSays(Stage stage, bool group, bool seller)
    {
        var order = Submitted();
        var wrongStage = Refusal.Of(RefusalCodes.WrongStage, stage.ToString());
        Assert.Equal(group ? null : wrongStage, Cancel(order, Pan, 1, OrderParty.Group, stage).Refusal);
        Assert.Equal(seller ? null : wrongStage, Cancel(order, Pan, 1, OrderParty.Seller, stage).Refusal);
        Assert.Equal(seller ? null : wrongStage, Cancel(order, Pan, 1, OrderParty.Administrator, stage).Refusal);
        Assert.Equal(seller ? null : wrongStage, OrderRules.Accept(order, "o1", stage, OrderParty.Seller).Refusal);
    }

    [Fact]
    public void Cancel_AcceptedOrder_IsForTheSellerAlone()
    {
        var order = Submitted();
        Apply(order, OrderEntries.Acceptance());
        Assert.Equal(Refusal.Of(RefusalCodes.OrderState, "N1", "Accepted"), Cancel(order, Pan, 1, OrderParty.Group).Refusal);
        Assert.Null(Cancel(order, Pan, 1, OrderParty.Seller).Refusal);
    }

    [Fact]
    public void Cancel_MoreThanIsLeft_IsRefused()
    {
        var order = Submitted();
        Apply(order, Cancel(order, Pan, 3, OrderParty.Group).Drafts[0]);
        Assert.Equal(Refusal.Of(RefusalCodes.CancelsTooMuch, "N1", "p1", "4", "2"), Cancel(order, Pan, 2, OrderParty.Group).Refusal);
        var twice = OrderRules.Cancel(
            order, "o1", [new CancelLine(Pan, 1), new CancelLine(Pan, 1)], "", Stage.After, OrderParty.Group, forGroup: false);
        Assert.Equal(RefusalCodes.CancelsTooMuch, twice.Refusal?.Code);
    }

    [Fact]
    public void Cancel_OfEverything_MakesTheOrderCancelled()
    {
        var order = Submitted();
        var all = ImmutableArray.Create(new CancelLine(Pan, 4), new CancelLine(Lid, 1));
        Apply(order, OrderRules.Cancel(order, "o1", all, "too late", Stage.After, OrderParty.Group, forGroup: false).Drafts[0]);
        Assert.Equal((OrderState.Cancelled, 0, 0m), (order.State, order.Pieces, order.Total.Amount));
        Assert.Equal("too late", order.Steps[^1].Reason);
        Assert.Equal(RefusalCodes.OrderState, Cancel(order, Pan, 1, OrderParty.Seller).Refusal?.Code);
        Assert.Equal(RefusalCodes.OrderState, OrderRules.Accept(order, "o1", Stage.After, OrderParty.Seller).Refusal?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Cancel_NoPieces_IsRefused(int quantity) =>
        Assert.Equal(RefusalCodes.BadValue, Cancel(Submitted(), Pan, quantity, OrderParty.Group).Refusal?.Code);

    [Fact]
    public void Cancel_ProductOfAnotherOrder_IsRefused() =>
        Assert.Equal(RefusalCodes.UnknownProduct, Cancel(Submitted(), new ProductId(Knives, "p1"), 1, OrderParty.Group).Refusal?.Code);

    [Fact]
    public void Accept_Accepted_ChangesNothing()
    {
        var order = Submitted();
        Apply(order, OrderRules.Accept(order, "o1", Stage.After, OrderParty.Seller).Drafts[0]);
        Assert.Equal(Decision.Nothing, OrderRules.Accept(order, "o1", Stage.After, OrderParty.Seller));
    }

    [Property(MaxTest = 100)]
    public void Apply_AnyOrderAndRepetition_GivesTheSameState(int seed)
    {
        var random = new Random(seed);
        Draft[] drafts =
        [
            SubmissionDraft(), OrderEntries.Acceptance(), .. Enumerable.Range(0, 4).Select(_ => OrderEntries.Cancellation(
                new OrderCancelled([new CancelledPieces(random.Next(2) == 0 ? "p1" : "p2", random.Next(1, 4))], "", false))),
        ];
        var entries = drafts.Select(EntryOf).ToArray();
        var (forward, shuffled) = (Order.Empty(Stream), Order.Empty(Stream));
        foreach (var entry in entries) forward.Apply(entry);
        var any = entries.Concat(entries.Take(random.Next(entries.Length))).ToArray();
        random.Shuffle(any);
        foreach (var entry in any) shuffled.Apply(entry);
        Assert.Equal((forward.State, forward.Pieces, forward.Total), (shuffled.State, shuffled.Pieces, shuffled.Total));
        Assert.Equal(forward.Steps, shuffled.Steps);
    }

    private static Decision Cancel(Order order, ProductId product, int quantity, OrderParty party, Stage stage = Stage.After) =>
        OrderRules.Cancel(order, "o1", [new CancelLine(product, quantity)], "", stage, party, forGroup: false);

    private Order Submitted()
    {
        var order = Order.Empty(Stream);
        Apply(order, SubmissionDraft());
        return order;
    }

    private static Draft SubmissionDraft() => OrderEntries.Submission(
        new OrderSubmitted("N1", Pans, "EUR", [new OrderedLine("p1", "Pan", 4, 2m, 1), new OrderedLine("p2", "Lid", 1, 3m, 1)]));

    private void Apply(Order order, Draft draft) => Assert.True(order.Apply(EntryOf(draft)));

    private Entry EntryOf(Draft draft) => new(
        Stream.Scope, new OriginId(new Guid(1, 0, 0, new byte[8])), ++_seq, new HybridTime(_seq), Stream.Stream, Ann.Value, draft.Kind,
        Guid.NewGuid(), [], 0, draft.Payload, default);
}
