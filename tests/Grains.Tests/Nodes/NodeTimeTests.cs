using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Nodes;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.Time.Testing;

namespace B2BBooking.Grains.Tests.Nodes;

public sealed class NodeTimeTests
{
    private static readonly DateTimeOffset Clock = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly StageTimes Times = new(Clock.AddDays(-1), Clock.AddDays(1), Clock.AddDays(3), Clock.AddDays(8));

    private readonly FakeTimeProvider _time = new(Clock);
    private DateTimeOffset? _signed;

    [Theory]
    [InlineData(NodeRole.Central)]
    [InlineData(NodeRole.Venue)]
    public void Server_WhateverItHears_GoesByItsOwnClock(NodeRole role)
    {
        var node = Of(role);
        node.Hear(NodeRole.Central, Clock.AddDays(1));
        _signed = Clock.AddDays(2);
        Assert.Equal(Clock, node.Now);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Laptop_ADayWrong_GoesByTheServerThatItMetLast(int days)
    {
        var laptop = Of(NodeRole.Laptop);
        Assert.Equal(Clock, laptop.Now);
        laptop.Hear(NodeRole.Venue, Clock.AddDays(days));
        _time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(Clock.AddDays(days).AddHours(3), laptop.Now);
    }

    [Fact]
    public void Laptop_NearTheServersClock_KeepsItsOwn()
    {
        var laptop = Of(NodeRole.Laptop);
        laptop.Hear(NodeRole.Central, Clock.AddMinutes(4));
        Assert.Equal(Clock, laptop.Now);
    }

    [Fact]
    public void Laptop_OfAnotherLaptop_TakesNoTime()
    {
        var laptop = Of(NodeRole.Laptop);
        laptop.Hear(NodeRole.Laptop, Clock.AddDays(1));
        Assert.Equal(Clock, laptop.Now);
    }

    [Fact]
    public void Laptop_BehindWhatAServerHasSigned_IsNeverBeforeThat()
    {
        var laptop = Of(NodeRole.Laptop);
        _signed = Clock.AddDays(1);
        Assert.Equal(_signed, laptop.Now);
        _signed = Clock.AddDays(-1);
        Assert.Equal(Clock, laptop.Now);
    }

    [Fact]
    public void Laptop_AheadByWeeksThatHasMetNoServer_ClosesNoShow()
    {
        var laptop = Of(NodeRole.Laptop);
        _signed = Times.During.AddHours(1);
        _time.Advance(TimeSpan.FromDays(21));
        Assert.Equal((Stage.After, true), (laptop.StageOf(Times), laptop.IsCloseUnconfirmed(Times)));
        laptop.Hear(NodeRole.Venue, Times.During.AddHours(2));
        Assert.Equal((Stage.During, false), (laptop.StageOf(Times), laptop.IsCloseUnconfirmed(Times)));
    }

    [Fact]
    public void Laptop_ByAServersWord_ClosesTheShow()
    {
        var laptop = Of(NodeRole.Laptop);
        _signed = Times.Closed;
        Assert.Equal((Stage.Closed, false), (laptop.StageOf(Times), laptop.IsCloseUnconfirmed(Times)));
        _signed = null;
        _time.Advance(TimeSpan.FromDays(21));
        laptop.Hear(NodeRole.Central, _time.GetUtcNow());
        Assert.Equal((Stage.Closed, false), (laptop.StageOf(Times), laptop.IsCloseUnconfirmed(Times)));
    }

    [Fact]
    public void Server_ClosesTheShowByItsOwnClock()
    {
        var server = Of(NodeRole.Venue);
        _time.Advance(TimeSpan.FromDays(21));
        Assert.Equal((Stage.Closed, false), (server.StageOf(Times), server.IsCloseUnconfirmed(Times)));
    }

    [Fact]
    public void ClockOff_OfALaptop_SaysWhatAServerSays()
    {
        var laptop = Of(NodeRole.Laptop);
        laptop.Hear(NodeRole.Venue, Clock.AddMinutes(4));
        Assert.Equal(TimeSpan.Zero, laptop.ClockOff);
        laptop.Hear(NodeRole.Venue, Clock.AddDays(-1).AddSeconds(10));
        Assert.Equal(TimeSpan.FromDays(-1), laptop.ClockOff);
    }

    private NodeTime Of(NodeRole role) => new(role, () => _signed, _time);
}
