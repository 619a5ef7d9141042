using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Carts;

public sealed class CartRulesTests
{
    private readonly KnownShow _show = new();
    private readonly Cart _cart = new();

    private CartContext Context => new(KnownShow.Show, Stage.Before, Ann, ForGroup: false, _show);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(int.MaxValue)]
    public void Add_QuantityOutOfRange_IsRefused(int quantity)
    {
        var refusal = CartRules.Add(_cart, new AddLine(_show.Has(Pans, "p1"), quantity, 1), Context).Refusal;
        Assert.Equal(RefusalCodes.QuantityOutOfRange, refusal?.Code);
        Assert.Equal("1000000", refusal!.Arguments[2]);
    }

    [Theory]
    [InlineData(1, 6, "6")]
    [InlineData(7, 6, "12")]
    [InlineData(999_999, 6, "999996")]
    public void Add_NotWholePacks_NamesTheNextValidQuantity(int quantity, int pack, string next)
    {
        var refusal = CartRules.Add(_cart, new AddLine(_show.Has(Pans, "p1", pack: pack), quantity, 1), Context).Refusal;
        Assert.Equal((RefusalCodes.NotWholePacks, next), (refusal?.Code, refusal?.Arguments[3]));
    }

    [Fact]
    public void Add_UnknownOrWithdrawnProduct_IsRefused()
    {
        var gone = _show.Has(Pans, "gone");
        _show.Withdraws(gone);
        Assert.Equal(Refusal.Of(RefusalCodes.WithdrawnProduct, "gone"), CartRules.Add(_cart, new AddLine(gone, 1, 1), Context).Refusal);
        Assert.Equal(Refusal.Of(RefusalCodes.UnknownProduct, "no"), CartRules.Add(_cart, new AddLine(new ProductId(Pans, "no"), 1, 1), Context).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Add_PriceVersionThatNobodyShowed_IsRefused(int version) =>
        Assert.Equal(RefusalCodes.BadValue, CartRules.Add(_cart, new AddLine(_show.Has(Pans, "p1"), 1, version), Context).Refusal?.Code);

    /// <summary>Found by the simulator (seed 100710): the line had no pieces, hence no price, and the pieces that came back had none either.</summary>
    [Fact]
    public void Undo_OfASetToNothing_BringsThePiecesBackWithTheirPrice()
    {
        var product = _show.Has(Pans, "p1");
        var origin = new OriginId(Guid.NewGuid());
        var nothing = CartEntries.Line(CartEntries.Restore, new LineChangePayload(product, 0, 1, 37, ForGroup: false), []);
        _cart.Apply(new Entry(Scope.Group(KnownShow.Show, KnownShow.Group), origin, 1, HybridTime.At(Now), CartEntries.Stream, Ann.Value,
            nothing.Kind, Guid.NewGuid(), nothing.Causes, 0, nothing.Payload, default));
        var undo = Assert.Single(CartRules.Undo(_cart, product, new EntryName(origin, 1), Context).Drafts);
        var change = CartEntries.ReadLine(undo.Payload);
        Assert.Equal((37, 1), (change.Quantity, change.PriceVersion));
    }

    [Fact]
    public void Set_NamesThatNoPageShowed_IsRefused()
    {
        var seen = new EntryName(new OriginId(Guid.NewGuid()), 1);
        var refusal = CartRules.Set(_cart, CartCommand.Set, new SetLine(_show.Has(Pans, "p1"), 1, 1, [seen]), Context).Refusal;
        Assert.Equal((RefusalCodes.BadValue, "seen"), (refusal?.Code, refusal?.Arguments[0]));
    }

    [Fact]
    public void Set_ToNothingWithoutLine_IsRefused() => Assert.Equal(
        Refusal.Of(RefusalCodes.NoSuchLine, "p1"),
        CartRules.Set(_cart, CartCommand.Set, new SetLine(_show.Has(Pans, "p1"), 0, 1, []), Context).Refusal);

    [Fact]
    public void AddMany_SameProductTwice_IsCheckedInSum()
    {
        var product = _show.Has(Pans, "p1");
        var decision = CartRules.AddMany(
            _cart, CartCommand.AddMany, [new AddLine(product, 600_000, 1), new AddLine(product, 600_000, 1)], Context, out var verdicts);
        Assert.Single(decision.Drafts);
        Assert.Equal([null, RefusalCodes.QuantityOutOfRange], verdicts.Select(v => v.Refusal?.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void AddMany_TooFewOrTooManyLines_IsRefused(int lines)
    {
        var line = new AddLine(_show.Has(Pans, "p1"), 1, 1);
        var decision = CartRules.AddMany(_cart, CartCommand.AddMany, [.. Enumerable.Repeat(line, lines)], Context, out _);
        Assert.Equal(RefusalCodes.BadValue, decision.Refusal?.Code);
    }
}
