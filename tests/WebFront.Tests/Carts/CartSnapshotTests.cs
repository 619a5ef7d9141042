using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Carts;

namespace B2BBooking.WebFront.Tests.Carts;

public class CartSnapshotTests
{
    private static readonly ChangeMade Made = new(new UserId("mia"), "Mia", DateTimeOffset.UnixEpoch, ForGroup: false);

    [Fact]
    public void QuantityOf_ALineAndNone_SaysItsQuantityAndZero()
    {
        var cart = Cart(Line("a", "1", 12));

        Assert.Equal(12, cart.QuantityOf(Product("a", "1")));
        Assert.Equal(0, cart.QuantityOf(Product("a", "2")));
    }

    [Fact]
    public void With_AChangedLine_ReplacesItInItsPlaceAndLeavesTheFormerSnapshotAlone()
    {
        var cart = Cart(Line("a", "1", 1), Line("a", "2", 2), Line("b", "1", 3));

        var changed = cart.With(Change(Line("a", "2", 20)));

        Assert.Equal([1, 20, 3], changed.View.Lines.Select(line => line.Quantity));
        Assert.Equal([1, 2, 3], cart.View.Lines.Select(line => line.Quantity));
        Assert.Equal(2, changed.View.Version);
    }

    [Fact]
    public void With_ALineOfNothing_TakesItOut()
    {
        var changed = Cart(Line("a", "1", 1), Line("a", "2", 2)).With(Change(Line("a", "1", 0)));

        Assert.Equal(["2"], changed.View.Lines.Select(line => line.Product.Code));
        Assert.Null(changed.Line(Product("a", "1")));
    }

    [Theory]
    [InlineData("a", "a1 a2 a9 b1 c1")]
    [InlineData("b", "a1 a2 b1 b9 c1")]
    [InlineData("c", "a1 a2 b1 c1 c9")]
    public void With_ANewLine_PutsItAfterThoseOfItsSeller(string seller, string order)
    {
        var cart = Cart(Line("a", "1", 1), Line("a", "2", 1), Line("b", "1", 1), Line("c", "1", 1));

        var changed = cart.With(Change(Line(seller, "9", 1)));

        Assert.Equal(order, string.Join(' ', changed.View.Lines.Select(line => line.Product.Seller.Value + line.Product.Code)));
    }

    [Fact]
    public void With_TheFirstLineOfASellerBetweenOthers_KeepsTheOrderOfTheTotals()
    {
        var changed = Cart(Line("a", "1", 1), Line("c", "1", 1)).With(Change(Line("b", "1", 1)));

        Assert.Equal(["a", "b", "c"], changed.View.Lines.Select(line => line.Product.Seller.Value));
    }

    [Fact]
    public void Marked_OnlyAfterSubmission_IsToldButHindersNothing()
    {
        var cart = Cart(Line("a", "1", 1, LineMarks.AfterSubmission), Line("a", "2", 1, LineMarks.AfterSubmission | LineMarks.Withdrawn), Line("a", "3", 1));

        Assert.Equal(["2"], cart.Marked.Select(line => line.Product.Code));
        Assert.True(cart.AnyAfterSubmission);
    }

    private static CartSnapshot Cart(params CartLineView[] lines) =>
        new(new CartView(1, [.. lines], [], Money.Zero("EUR"), null, ReadOnly: false, []));

    private static CartChange Change(params CartLineView[] lines) =>
        new(1, 2, [.. lines], [.. new[] { "a", "b", "c" }.Select(Total)], Money.Zero("EUR"), null, []);

    private static SellerTotal Total(string seller) => new(new SellerId(seller), seller, 1, 1, Money.Zero("EUR"));

    private static ProductId Product(string seller, string code) => new(new SellerId(seller), code);

    private static CartLineView Line(string seller, string code, int quantity, LineMarks marks = LineMarks.None) => new(
        Product(seller, code), LocalText.Of("en", "Mug"), quantity, 1, new Money(1m, "EUR"), 1, new Money(1m, "EUR"), 1, marks, [], Made, []);
}
