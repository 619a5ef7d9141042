using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
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
