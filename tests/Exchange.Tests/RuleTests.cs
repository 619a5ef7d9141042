using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange;

namespace B2BBooking.Exchange.Tests;

public sealed class RuleTests
{
    [Fact]
    public void BackOff_GrowsToItsMost_WithFullJitter_AndBeginsAnewAfterAGoodConnection()
    {
        var backOff = default(BackOff);
        var ceilings = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            ceilings.Add(backOff.Ceiling.TotalSeconds);
            Assert.Equal(TimeSpan.Zero, backOff.Delay(0));
            Assert.InRange(backOff.Delay(0.9999), backOff.Ceiling * 0.99, backOff.Ceiling);
            backOff = backOff.After(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([0.25, 0.5, 1, 2, 4, 5, 5], ceilings[..7]);
        Assert.Equal(5, ceilings[^1]);
        Assert.Equal(default, backOff.After(BackOff.GoodAfter));
    }

    [Fact]
    public void TwoConnections_AreChosenFromAlikeOnBothEnds()
    {
        var (small, large) = (new OriginId(new Guid(1, 0, 0, new byte[8])), new OriginId(new Guid(2, 0, 0, new byte[8])));
        Assert.True(ConnectionChoice.IsNewerKept(large, large));
        // Opened at the same moment: one end saw the one first, the other end the other.
        Assert.True(ConnectionChoice.IsNewerKept(older: large, newer: small));
        Assert.False(ConnectionChoice.IsNewerKept(older: small, newer: large));
    }
}
