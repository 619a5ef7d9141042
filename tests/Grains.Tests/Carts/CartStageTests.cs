using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Carts;

/// <summary>The table of Grains/DESIGN.md for carts: each command in each stage, in a cart where nothing else hinders it.</summary>
public sealed class CartStageTests
{
    private readonly KnownShow _show = new();

    public static TheoryData<CartCommand, Stage, bool> Table()
    {
        var table = new TheoryData<CartCommand, Stage, bool>();
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var editing = stage is Stage.Before or Stage.During or Stage.After;
            table.Add(CartCommand.Add, stage, editing);
            table.Add(CartCommand.AddMany, stage, editing);
            table.Add(CartCommand.Set, stage, editing);
            table.Add(CartCommand.Undo, stage, editing);
            table.Add(CartCommand.Restore, stage, editing);
            table.Add(CartCommand.Resolve, stage, editing);
            table.Add(CartCommand.AcceptPrices, stage, editing);
            table.Add(CartCommand.CopyOrder, stage, editing);
            table.Add(CartCommand.Confirm, stage, stage == Stage.After);
            table.Add(CartCommand.Submit, stage, stage == Stage.After);
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Command_InStage_IsAllowedAsTheTableSays(CartCommand command, Stage stage, bool allowed)
    {
        var product = _show.Has(Pans, "p1");
        var cart = new Cart();
        var added = Record(cart, 1, CartEntries.Line(CartEntries.Add, new LineChangePayload(product, 2, 1, 0, false), []));
        if (command == CartCommand.Submit) Record(cart, 2, CartEntries.Confirmation(false, cart.Changes));
        if (command == CartCommand.AcceptPrices) _show.Has(Pans, "p1", price: 11m);
        var decision = Decide(cart, command, product, added, new CartContext(KnownShow.Show, stage, Ann, ForGroup: false, _show));
        if (allowed)
        {
            Assert.Null(decision.Refusal);
            Assert.NotEmpty(decision.Drafts);
        }
        else
        {
            Assert.Equal(Refusal.Of(RefusalCodes.WrongStage, stage.ToString()), decision.Refusal);
        }
    }

    private static Decision Decide(Cart cart, CartCommand command, ProductId product, EntryName added, CartContext context) => command switch
    {
        CartCommand.Add => CartRules.Add(cart, new AddLine(product, 1, 1), context),
        CartCommand.AddMany or CartCommand.CopyOrder => CartRules.AddMany(cart, command, [new AddLine(product, 1, 1)], context, out _),
        CartCommand.Set or CartCommand.Resolve => CartRules.Set(cart, command, new SetLine(product, 5, 1, [added]), context),
        CartCommand.Undo => CartRules.Undo(cart, product, added, context),
        CartCommand.Restore => CartRules.Restore(cart, product, added, [added], context),
        CartCommand.AcceptPrices => CartRules.AcceptPrices(cart, [product], context, out _),
        CartCommand.Confirm => SubmissionRules.Confirm(cart, current: true, context),
        CartCommand.Submit => SubmissionRules.Submit(cart, KnownShow.Group, CommandId.New(), "EUR", () => "N", context),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static EntryName Record(Cart cart, long seq, Draft draft)
    {
        var origin = new OriginId(new Guid(1, 0, 0, new byte[8]));
        var scope = Scope.Group(KnownShow.Show, KnownShow.Group);
        cart.Apply(new Entry(
            scope, origin, seq, new HybridTime(seq), CartEntries.Stream, Ann.Value, draft.Kind, Guid.NewGuid(), draft.Causes, 0, draft.Payload, default));
        return new EntryName(origin, seq);
    }
}
