using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;
using static B2BBooking.Exchange.Tests.Support.Organizer;

namespace B2BBooking.Exchange.Tests;

public sealed class WindowTests
{
    private readonly Organizer _organizer = new();
    private readonly Node _venue;

    public WindowTests()
    {
        _venue = new Node(new ScriptedReplica(_organizer.Venue()) { RunEntries = 20 });
        _venue.Scripted.Write(Acme, 2000, bytes: 500);
    }

    private Node Laptop(int window) =>
        new(new ScriptedReplica(_organizer.Laptop("laptop-1", Acme))) { Options = new ExchangeOptions { WindowBytes = window } };

    [Fact]
    public void Peer_ThatNamesMoreChainsThanAreKeptInMind_IsCutOff()
    {
        var second = new Node(new ScriptedReplica(_organizer.Venue("venue-b")));
        var wary = new Node(new ScriptedReplica(_organizer.Central())) { Options = new ExchangeOptions { MostChains = 20 } };
        for (var n = 0; n < 20; n++) second.Scripted.Write($"spring-2027/group/g{n}");
        var link = new Link(second, wary).Settle();
        Assert.Null(link.EndOfTwo);
        second.Scripted.Write(Acme);
        link.Settle();
        Assert.Equal(ExchangeEndCode.BadFrame, link.EndOfTwo?.Code);
        Assert.Contains("20 chains", link.EndOfTwo!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Peer_ThatImportsNothing_IsSentAWindow_AndNoMoreIsLoadedForIt()
    {
        var session = new ExchangeSession(_venue.Replica, initiator: false, new byte[32]);
        var laptop = Laptop(100_000);
        var receiver = laptop.Open(null, initiator: true);
        var (runs, loads, imports) = (0, 0, 0);
        session.Start(Link.Now);
        receiver.Start(Link.Now);
        for (var acted = true; acted;)
        {
            acted = false;
            while (receiver.Generate(Link.Now) is { } output)
            {
                acted = true;
                // An import that never ends.
                if (output is SendFrame send) session.Receive(send.Frame, Link.Now);
                else imports++;
            }

            while (session.Generate(Link.Now) is { } output)
            {
                acted = true;
                if (output is LoadRun) loads++;
                if (output is LoadRun load) _venue.Do(session, load);
                if (output is not SendFrame frame) continue;
                if (frame.Frame.Span[0] == FrameType.Run) runs++;
                receiver.Receive(frame.Frame, Link.Now);
            }
        }

        // 20 entries of 500 bytes are a run of 10,000: nine fit, the tenth waits loaded.
        Assert.Equal((9, 10, 1), (runs, loads, imports));
        Assert.Null(receiver.End);
    }

    [Fact]
    public void Window_SmallerThanARun_StillLetsOneAtATimePass()
    {
        var laptop = Laptop(100);
        new Link(laptop, _venue).Settle();
        Assert.Equal(2000, laptop.Scripted.Held(Acme, _venue.Replica.Origin));
    }

    [Fact]
    public void Peer_ThatSendsMoreThanTheWindow_IsCutOff()
    {
        var laptop = Laptop(30_000);
        laptop.IsStoreFailing = true;
        var link = new Link(laptop, _venue);
        var other = new Link(laptop, new Node(new ScriptedReplica(_organizer.Venue("venue-b"))));
        link.Settle();
        var run = link.FromTwo.First(f => f[0] == FrameType.Run);
        for (var i = 0; i < 3; i++) link.One.Receive(run.ToArray(), Link.Now);
        Assert.Equal(ExchangeEndCode.WindowExceeded, link.One.End!.Code);
        Assert.Null(other.One.End);
    }

    [Fact]
    public void Store_ThatFails_PausesThePeer_AndGoesOnWhenItWorksAgain()
    {
        var laptop = Laptop(100_000);
        laptop.IsStoreFailing = true;
        var link = new Link(laptop, _venue).Settle();
        Assert.True(link.One.State.Paused && link.Two.State.PeerPaused);
        var sent = link.FramesSent;
        for (var i = 0; i < 10; i++) PassSecond(link);
        Assert.Equal(sent, link.FramesSent);
        laptop.IsStoreFailing = false;
        for (var i = 0; i < 40; i++) PassSecond(link);
        Assert.False(link.One.State.Paused || link.Two.State.PeerPaused);
        Assert.Equal(2000, laptop.Scripted.Held(Acme, _venue.Replica.Origin));
        Assert.True(link.One.State.InStep);
    }

    [Fact]
    public void NextDue_IsNeverPast_WhenNothingCanBeDone()
    {
        // Otherwise whoever waits for it would turn in circles: with a socket that takes nothing, or while an import is under way.
        var laptop = Laptop(100_000);
        laptop.IsStoreFailing = true;
        var link = new Link(laptop, _venue).Settle();
        _venue.Scripted.Write(Public);
        for (var second = 0; second < 40; second++)
        {
            Link.Pass(TimeSpan.FromSeconds(1));
            if (second % 10 == 9) link.Settle();
            foreach (var session in new[] { link.One, link.Two })
            {
                while (session.Generate(Link.Now, canSend: false) is { } output) Assert.IsType<ImportRun>(output);
                Assert.True(session.NextDue > Link.Now.Running, $"{session.NextDue} is past at {Link.Now.Running}.");
            }
        }
    }

    [Fact]
    public void RefusedRun_BlocksItsChain_AndNoOther()
    {
        var central = new Node(new ScriptedReplica(_organizer.Central()));
        central.Scripted.Write(Acme, 30);
        new Link(central, _venue).Settle();
        var laptop = Laptop(100_000);
        laptop.Scripted.Verdict = r => r.Origin == _venue.Replica.Origin && r.FirstSeq == 41 ? new ImportOutcome(ImportVerdict.Refused, 0, "no") : null;
        var link = new Link(laptop, _venue).Settle();
        Assert.Equal((40, 30), (laptop.Scripted.Held(Acme, _venue.Replica.Origin), laptop.Scripted.Held(Acme, central.Replica.Origin)));
        Assert.Equal(1, link.One.State.Refused);
        var imports = laptop.Scripted.Imports;
        _venue.Scripted.Write(Acme, 5);
        _venue.Scripted.Write(Public, 5);
        link.Settle();
        Assert.Equal(5, laptop.Scripted.Held(Public, _venue.Replica.Origin));
        Assert.Equal(imports + 1, laptop.Scripted.Imports);
    }

    [Fact]
    public void Chains_TakeTurns()
    {
        var central = new Node(new ScriptedReplica(_organizer.Central()) { RunEntries = 20 });
        central.Scripted.Write(Public, 20);
        new Link(central, _venue).Settle();
        var laptop = Laptop(100_000);
        var order = new List<OriginId>();
        laptop.Scripted.Verdict = r =>
        {
            order.Add(r.Origin);
            return null;
        };
        new Link(laptop, _venue).Settle();
        Assert.True(order.IndexOf(central.Replica.Origin) <= 1, "A short chain must not wait for a long one.");
    }

    private static void PassSecond(Link link)
    {
        Link.Pass(TimeSpan.FromSeconds(1));
        link.Settle();
    }
}
