using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;
using static B2BBooking.Exchange.Tests.Support.Organizer;

namespace B2BBooking.Exchange.Tests;

public sealed class ResumeTests
{
    private readonly Organizer _organizer = new();

    [Fact]
    public void Connection_CutAfterEveryFrame_ResumesFromWhatIsHeld()
    {
        for (var frames = 0; ; frames++)
        {
            var (laptop, venue) = Apart();
            var left = frames;
            var cut = new Link(laptop, venue) { OnTheWay = f => left-- > 0 ? f : null }.Settle();
            var imported = laptop.Scripted.Imports + venue.Scripted.Imports;
            var link = new Link(venue, laptop).Settle();
            AssertSame(laptop, venue, link);
            Assert.True(laptop.Scripted.Imports + venue.Scripted.Imports <= imported + 10);
            if (!cut.IsCut) break;
        }
    }

    [Fact]
    public void Connection_CutAgainAndAgain_ComesToAnEnd()
    {
        var (laptop, venue) = Apart();
        var connections = 0;
        for (; laptop.Scripted.Held(Acme, venue.Replica.Origin) < 100; connections++)
        {
            var left = 16;
            new Link(laptop, venue) { OnTheWay = f => left-- > 0 ? f : null }.Settle();
            Assert.True(connections < 100, "Each connection must bring something over.");
        }

        Assert.True(connections > 1, "The cuts came too late to test anything.");
        AssertSame(laptop, venue, new Link(laptop, venue).Settle());
    }

    [Fact]
    public void Frame_TornAtAnyByte_EndsTheConnection_AndAppliesNothing()
    {
        var (laptop, venue) = Apart();
        var run = new Link(laptop, venue).Settle().FromTwo.First(f => f[0] == FrameType.Run);
        for (var length = 1; length < run.Length; length++)
        {
            (laptop, venue) = Apart();
            var torn = new Link(laptop, venue) { OnTheWay = f => f[0] == FrameType.Run ? f[..Math.Min(length, f.Length - 1)] : f }.Settle();
            Assert.Equal(ExchangeEndCode.BadFrame, torn.EndOfTwo!.Code);
            Assert.Equal(0, laptop.Scripted.Imports + venue.Scripted.Imports);
        }
    }

    [Fact]
    public void TwoConnections_BetweenTheSameNodes_DoNoHarm()
    {
        var (laptop, venue) = Apart();
        var (first, second) = (new Link(laptop, venue), new Link(venue, laptop));
        while (first.Step() | second.Step())
        {
        }

        AssertSame(laptop, venue, first);
        Assert.True(second.One.State.InStep);
    }

    [Fact]
    public void Peer_NotHeardFor45Seconds_IsGivenUp_AndOneThatIsQuietIsNot()
    {
        var (laptop, venue) = Apart();
        var link = new Link(laptop, venue).Settle();
        for (var i = 0; i < 20; i++)
        {
            Link.Pass(TimeSpan.FromSeconds(15));
            link.Settle();
        }

        Assert.Null(link.One.End);
        link.IsOneStalled = true;
        for (var i = 0; i < 4; i++)
        {
            Link.Pass(TimeSpan.FromSeconds(15));
            link.Settle();
        }

        Assert.Equal(ExchangeEndCode.Silent, link.EndOfOne!.Code);
    }

    [Fact]
    public void ThreeNodesInALine_EndWithTheSame()
    {
        var central = new Node(new ScriptedReplica(_organizer.Central()));
        var (laptop, venue) = Apart();
        central.Scripted.Write(Public, 7);
        var links = new[] { new Link(laptop, venue), new Link(venue, central) };
        Settle(links);
        Assert.Equal(7, laptop.Scripted.Held(Public, central.Replica.Origin));
        Assert.Equal(60, central.Scripted.Held(Acme, laptop.Replica.Origin));
        Assert.Equal("laptop-1", central.Replica.IncarnationOf(laptop.Replica.Origin)!.Chain.Node.Subject);
        Assert.All(links, l => Assert.True(l.One.State.InStep && l.Two.State.InStep));
    }

    [Fact]
    public void Chain_ThatIsForked_IsReported_AndTheOthersGoOn()
    {
        // A cloned disk: two processes signed another entry for the same place.
        var (laptop, venue) = Apart();
        laptop.Scripted.Verdict = r => r.Origin == venue.Replica.Origin ? new ImportOutcome(ImportVerdict.Fork, 0, "twice") : null;
        var link = new Link(laptop, venue).Settle();
        Assert.Equal(2, link.One.State.Refused);
        Assert.Equal(60, venue.Scripted.Held(Acme, laptop.Replica.Origin));
    }

    [Fact]
    public void Fork_AtTheEndOfWhatBothHold_IsShown_ThoughThePeersAcknowledgementComesFirst()
    {
        var (one, two) = (new Node(new ScriptedReplica(_organizer.Venue("venue-a"))), new Node(new ScriptedReplica(_organizer.Venue("venue-b"))));
        var (author, origin) = (_organizer.Laptop("laptop-1", Acme), new OriginId(Guid.NewGuid()));
        one.Scripted.Hold(Acme, author, origin, 5, contents: 1);
        two.Scripted.Hold(Acme, author, origin, 5, contents: 2);
        (one.IsLoadingSlow, two.IsLoadingSlow) = (true, true);
        var link = new Link(one, two).Settle();
        one.FinishLoads();
        two.FinishLoads();
        link.Settle();
        Assert.Equal((1, 1), (one.Scripted.Forks, two.Scripted.Forks));
        Assert.True(link.One.State.InStep && link.Two.State.InStep);
    }

    [Fact]
    public void Fork_ThatComesToBothWhileTheyAreInStep_IsShown_ThoughEachAcknowledgesItBeforeAnythingIsSent()
    {
        var (one, two) = (new Node(new ScriptedReplica(_organizer.Venue("venue-a"))), new Node(new ScriptedReplica(_organizer.Venue("venue-b"))));
        var (author, origin) = (_organizer.Laptop("laptop-1", Acme), new OriginId(Guid.NewGuid()));
        var link = new Link(one, two).Settle();
        (one.IsLoadingSlow, two.IsLoadingSlow) = (true, true);
        one.Scripted.Hold(Acme, author, origin, 5, contents: 1);
        two.Scripted.Hold(Acme, author, origin, 5, contents: 2);
        one.Grown([new Scope(Acme)]);
        two.Grown([new Scope(Acme)]);
        Link.Pass(TimeSpan.FromSeconds(2));
        link.Settle();
        one.FinishLoads();
        two.FinishLoads();
        link.Settle();
        Assert.True(one.Scripted.Forks + two.Scripted.Forks > 0);
        Assert.True(link.One.State.InStep && link.Two.State.InStep);
        var sent = link.FramesSent;
        Link.Pass(TimeSpan.FromSeconds(2));
        link.Settle();
        Assert.Equal(sent, link.FramesSent);
    }

    [Fact]
    public void Chain_OfWhichTheEndDoesNotFollow_IsSentFromTheBeginning_AndThenNoMore()
    {
        var (laptop, venue) = Apart();
        venue.Scripted.RunEntries = 10;
        var firsts = new List<long>();
        laptop.Scripted.Verdict = r =>
        {
            if (r.Origin != venue.Replica.Origin || r.Scope.Value != Acme) return null;
            firsts.Add(r.FirstSeq);
            return firsts.Count switch
            {
                1 => null,
                2 => new ImportOutcome(ImportVerdict.Refused, 0, "does not follow", FromTheBeginning: true),
                3 => new ImportOutcome(ImportVerdict.Stored, 0),
                _ => new ImportOutcome(ImportVerdict.Fork, 0, "twice"),
            };
        };
        var link = new Link(laptop, venue).Settle();
        Assert.Equal([1, 11, 1, 11], firsts);
        Assert.Equal(1, link.One.State.Refused);
        Assert.True(link.One.State.InStep && link.Two.State.InStep);
    }

    internal static void Settle(params Link[] links)
    {
        while (links.Aggregate(false, (any, l) => l.Step() | any))
        {
        }
    }

    private (Node Laptop, Node Venue) Apart()
    {
        var laptop = new Node(new ScriptedReplica(_organizer.Laptop("laptop-1", Acme)) { RunEntries = 20 });
        var venue = new Node(new ScriptedReplica(_organizer.Venue()) { RunEntries = 30 });
        laptop.Scripted.Write(Acme, 60);
        venue.Scripted.Write(Acme, 100);
        venue.Scripted.Write(Public, 5);
        return (laptop, venue);
    }

    private static void AssertSame(Node laptop, Node venue, Link link)
    {
        foreach (var scope in new[] { new Scope(Acme), new Scope(Public) })
            Assert.Equal(venue.Replica.HeadsOf(scope).Heads, laptop.Replica.HeadsOf(scope).Heads);
        Assert.True(link.One.State.InStep && link.Two.State.InStep);
    }
}
