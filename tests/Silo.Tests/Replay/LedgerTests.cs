using B2BBooking.Silo.Replay;

namespace B2BBooking.Silo.Tests.Replay;

public sealed class LedgerTests
{
    [Fact]
    public void Cancel_TakesTheLatestOrderFirst()
    {
        var ledger = new Ledger();
        ledger.Ordered("first", "A", 10, 2m);
        ledger.Ordered("second", "A", 4, 2m);

        var shares = ledger.Cancel("A", 6, 2m, out var reason);

        Assert.Equal([new Share("second", 4), new Share("first", 2)], shares);
        Assert.Null(reason);
    }

    [Fact]
    public void Cancel_OfMoreThanIsLeft_TakesWhatIsLeft()
    {
        var ledger = new Ledger();
        ledger.Ordered("first", "A", 10, 2m);
        ledger.Cancel("A", 7, 2m, out _);

        Assert.Equal([new Share("first", 3)], ledger.Cancel("A", 7, 2m, out var reason));
        Assert.Equal(Reasons.TooMany, reason);
    }

    [Fact]
    public void Cancel_AtAnotherPrice_TakesNothing()
    {
        var ledger = new Ledger();
        ledger.Ordered("first", "A", 10, 2m);

        Assert.Empty(ledger.Cancel("A", 1, 1.99m, out var reason));
        Assert.Equal(Reasons.OtherPrice, reason);
    }

    [Fact]
    public void Cancel_OfWhatWasNotOrdered_TakesNothing()
    {
        var ledger = new Ledger();
        ledger.Ordered("first", "A", 10, 2m);

        Assert.Empty(ledger.Cancel("a", 1, 2m, out var reason));
        Assert.Equal(Reasons.NeverOrdered, reason);
    }
}
