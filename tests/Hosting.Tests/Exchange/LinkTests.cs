using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class LinkTests
{
    private const string Address = "http://central";
    private static readonly LinkReason Unreachable = LinkReason.Of(LinkReasons.Unreachable, "no answer");

    private readonly Organizer _organizer = new();
    private readonly WiredReplica _replica;
    private readonly ExchangePeer _central;
    private int _touched;

    public LinkTests()
    {
        var (own, central) = (new ScriptedReplica(_organizer.Laptop("laptop-1", Organizer.Acme)), new ScriptedReplica(_organizer.Central()));
        _replica = new WiredReplica(own);
        _central = new ExchangePeer("central", NodeRole.Central, central.IncarnationOf(central.Origin)!, "test", TimeSpan.Zero);
    }

    [Fact]
    public void Link_ThatNeverWasOpen_SaysWhatWasTried()
    {
        var link = Outgoing();
        Assert.Equal((LinkStatus.Connecting, null, ""), Shown(link));
        link.Show(LinkStatus.Connecting, Unreachable);
        Assert.Equal((LinkStatus.Connecting, Unreachable, ""), Shown(link));
        Assert.Equal(1, _touched);
        link.Show(LinkStatus.Connecting, Unreachable);
        Assert.Equal(1, _touched);
    }

    [Fact]
    public void Link_WhileOpen_ShowsItsSession_AndKeepsTheLastOfItWhenItEnds()
    {
        var link = Outgoing();
        using var connection = Connection();
        link.Opened(connection, _central);
        Assert.True(link.IsOpen);
        Assert.Equal((LinkStatus.CatchingUp, null, "central"), Shown(link));
        link.Show(LinkStatus.Standby, null);
        Assert.Equal(LinkStatus.CatchingUp, link.State.Status);

        link.Closed(connection, LinkStatus.Connecting, Unreachable);
        Assert.Equal((LinkStatus.Connecting, Unreachable, "central"), Shown(link));
        Assert.NotNull(link.State.HeardAt);
    }

    [Fact]
    public void News_OfALink_AreToldOnceAProblemAndOnceItOpens()
    {
        var link = Outgoing();
        Assert.True(link.IsNews(LinkReasons.Unreachable));
        Assert.False(link.IsNews(LinkReasons.Unreachable));
        Assert.True(link.IsNews(LinkReasons.NotANode));
        Assert.True(link.IsGoodNews());
        Assert.False(link.IsNews(new ExchangeEnd(ExchangeEndCode.Silent, "")));
        Assert.False(link.IsGoodNews());
        Assert.True(link.IsNews(LinkReasons.Unreachable));
        Assert.True(link.IsGoodNews());
    }

    [Fact]
    public void Closed_OfAFormerConnection_LeavesThePresentOneOpen()
    {
        var link = Outgoing();
        using var former = Connection();
        using var present = Connection();
        link.Opened(former, _central);
        link.Opened(present, _central);
        link.Closed(former, LinkStatus.Away, Unreachable);
        Assert.True(link.IsOpen);
        link.Closed(present, LinkStatus.Away, null);
        Assert.False(link.IsOpen);
    }

    [Fact]
    public void Cut_EndsTheConnection_AndStaysUntilMended()
    {
        var link = Outgoing();
        using var connection = Connection();
        link.Opened(connection, _central);
        link.Cut();
        Assert.Equal(ExchangeEndCode.Cut, connection.State.End?.Code);
        link.Closed(connection, LinkStatus.Connecting, LinkReason.Of(LinkReasons.CutThere));
        Assert.Equal((LinkStatus.Cut, null, "central"), Shown(link));
        link.Show(LinkStatus.Connecting, Unreachable);
        Assert.Equal((LinkStatus.Cut, null, "central"), Shown(link));
        link.Mend();
        Assert.Equal((LinkStatus.Connecting, null, "central"), Shown(link));
    }

    [Fact]
    public void Cut_InTheMomentInWhichItOpens_EndsTheConnection()
    {
        var link = Outgoing();
        using var connection = Connection();
        link.Cut();
        link.Opened(connection, _central);
        Assert.Equal(ExchangeEndCode.Cut, connection.State.End?.Code);
    }

    [Fact]
    public void Mend_OfALinkThatTheOtherNodeOpens_WaitsForIt()
    {
        var link = new Link("laptop-2", "", () => _touched++);
        Assert.Equal((LinkStatus.Away, null, "laptop-2"), Shown(link));
        link.Cut();
        link.Mend();
        Assert.Equal((LinkStatus.Away, null, "laptop-2"), Shown(link));
    }

    [Fact]
    public void Board_TellsOnce_HoweverMuchChanges_AndGivesLinksInOrder()
    {
        var time = new FakeTimeProvider();
        using var board = new LinkBoard(time);
        var told = 0;
        board.Changed += () => told++;
        var (second, first) = (board.Outgoing("http://b"), board.Outgoing("http://a"));
        first.Show(LinkStatus.Standby, null);
        second.Show(LinkStatus.Standby, null);
        Assert.Equal(0, told);
        time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(1, told);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, told);
        Assert.Equal(["http://a", "http://b"], board.Links.Select(l => l.Id));
        Assert.Same(first, board.Outgoing("http://a"));
        board.Remove(first);
        time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal(2, told);
        Assert.Equal(["http://b"], board.Links.Select(l => l.Id));
    }

    [Fact]
    public void Board_CutsAndMends_WhatItKnows()
    {
        using var board = new LinkBoard(new FakeTimeProvider());
        var improved = 0;
        board.Improved += () => improved++;
        board.Outgoing(Address);
        Assert.Null(board.Cut("http://nowhere"));
        Assert.Null(board.Mend("http://nowhere"));
        Assert.Equal(LinkStatus.Cut, board.Cut(Address)!.Status);
        Assert.Equal(0, improved);
        Assert.Equal(LinkStatus.Connecting, board.Mend(Address)!.Status);
        Assert.Equal(1, improved);
    }

    private static (LinkStatus, LinkReason?, string) Shown(Link link) => (link.State.Status, link.State.Reason, link.State.Peer);

    private Link Outgoing() => new(Address, Address, () => _touched++);

    private ExchangeConnection Connection() =>
        new(new BrokenSocket(alsoAbort: false), _replica, initiator: true, new ExchangeOptions(), new FakeTimeProvider(Organizer.Now), NullLogger.Instance);
}
