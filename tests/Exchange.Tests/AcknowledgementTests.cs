using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Replication;
using static B2BBooking.Exchange.Tests.Support.Organizer;

namespace B2BBooking.Exchange.Tests;

public sealed class AcknowledgementTests
{
    private static readonly Scope Group = new(Acme);

    private readonly Organizer _organizer = new();
    private readonly Node _central;
    private readonly Node _venue;
    private readonly Node _laptop;

    public AcknowledgementTests()
    {
        _central = new Node(new ScriptedReplica(_organizer.Central()));
        _venue = new Node(new ScriptedReplica(_organizer.Venue()));
        _laptop = new Node(new ScriptedReplica(_organizer.Laptop("laptop-1", Acme)));
    }

    [Fact]
    public void Laptop_WithoutALineToCentral_LearnsThatCentralHasItsEntries()
    {
        var links = new[] { new Link(_laptop, _venue), new Link(_venue, _central) };
        ResumeTests.Settle(links);
        _laptop.Scripted.Write(Acme, 3);
        ResumeTests.Settle(links);
        Assert.Equal(1, _laptop.Replica.Acknowledgements.SafeOn(Group));
        Link.Pass(TimeSpan.FromSeconds(2));
        ResumeTests.Settle(links);
        Assert.Equal(2, _laptop.Replica.Acknowledgements.SafeOn(Group));
        Assert.Equal(2, _central.Replica.Acknowledgements.SafeOn(Group));
    }

    [Fact]
    public void OthersWords_OfWhatIsPublic_GoToServersAlone()
    {
        var second = new Node(new ScriptedReplica(_organizer.Laptop("laptop-2", Other)));
        var links = new[] { new Link(_laptop, _venue), new Link(second, _venue), new Link(_venue, _central) };
        _central.Scripted.Write(Public);
        Rest(links);
        Assert.Equal(["laptop-1", "laptop-2", "venue-a"], Words(_central));
        Assert.Equal(["venue-a"], Words(_laptop));
    }

    [Fact]
    public void WordsOfAGroup_DoNotReachAnotherGroup()
    {
        var second = new Node(new ScriptedReplica(_organizer.Laptop("laptop-2", Other)));
        var links = new[] { new Link(_laptop, _venue), new Link(second, _venue), new Link(second, _laptop) };
        _laptop.Scripted.Write(Acme, 5);
        _venue.Scripted.Write("admin", 2);
        _venue.Scripted.Write(Public, 2);
        Rest(links);
        Assert.Equal([Public], second.Replica.Scopes.Select(s => s.Value));
        var toSecond = links[1].FromTwo.Concat(links[2].FromTwo).Where(f => f[0] != FrameType.Proof).ToList();
        foreach (var name in new[] { Acme, "admin" })
            Assert.DoesNotContain(toSecond, f => f.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) >= 0);
        Assert.True(toSecond.Exists(f => f.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Public)) >= 0), "The search must be able to find something.");
    }

    [Fact]
    public void Scope_ThatAppearsLater_IsExchanged()
    {
        var links = new[] { new Link(_laptop, _venue), new Link(_venue, _central) };
        Rest(links);
        _central.Scripted.Write(Public, 3);
        Rest(links);
        Assert.Equal(3, _laptop.Scripted.Held(Public, _central.Replica.Origin));
    }

    [Fact]
    public void Nodes_InStep_SayNothingButThatTheyAreThere()
    {
        var links = new[] { new Link(_laptop, _venue), new Link(_venue, _central), new Link(_central, _laptop) };
        _laptop.Scripted.Write(Acme, 50);
        _central.Scripted.Write(Acme, 50);
        Rest(links);
        var before = links.Sum(l => l.FramesSent);
        for (var i = 0; i < 10; i++)
        {
            Link.Pass(TimeSpan.FromSeconds(6));
            ResumeTests.Settle(links);
        }

        var quiet = links.SelectMany(l => l.FromOne.Concat(l.FromTwo)).ToList();
        Assert.True(links.All(l => l.One.State.InStep && l.Two.State.InStep));
        // A minute of six ends, one heartbeat each in 15 to 18 s.
        Assert.InRange(links.Sum(l => l.FramesSent) - before, 12, 24);
        foreach (var link in links) Assert.All([link.FromOne[^1], link.FromTwo[^1]], f => Assert.Equal(FrameType.Heartbeat, f[0]));
        Assert.NotEmpty(quiet);
    }

    [Fact]
    public void Words_OfSeveralScopes_SurviveAnIntroductionInBetween()
    {
        // Found by the simulator: what was gathered before a node had to be introduced was dropped.
        var second = new Node(new ScriptedReplica(_organizer.Venue("venue-b")));
        _central.Scripted.Write(Acme, 1);
        _central.Scripted.Write(Other, 1);
        Rest(new Link(_venue, second), new Link(_venue, _central));
        var third = new Node(new ScriptedReplica(_organizer.Venue("venue-c")));
        var link = new Link(third, _venue);
        Rest(link);
        Assert.True(link.One.State.InStep && link.Two.State.InStep);
        foreach (var scope in new[] { Acme, Other }) Assert.Equal(3, third.Replica.Acknowledgements.Of(new Scope(scope)).Length);
    }

    [Fact]
    public void Anchor_OfAServer_ReachesALaptopAtConnection_AndWithHeartbeats()
    {
        _venue.Scripted.Anchor = Anchor(1);
        var link = new Link(_laptop, _venue).Settle();
        Assert.Equal(Anchor(1).Time, _laptop.Replica.Anchor!.Time);
        _venue.Scripted.Anchor = Anchor(2);
        for (var i = 0; i < 2; i++)
        {
            Link.Pass(TimeSpan.FromSeconds(15));
            link.Settle();
        }

        Assert.Equal(Anchor(2).Time, _laptop.Replica.Anchor.Time);
    }

    [Fact]
    public void Anchor_ReachesALaptop_WhileOtherFramesMakeHeartbeatsNeedless()
    {
        _venue.Scripted.Anchor = Anchor(1);
        var link = new Link(_laptop, _venue).Settle();
        _venue.Scripted.Anchor = Anchor(2);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(Anchor(1).Time, _laptop.Replica.Anchor!.Time);
            Link.Pass(TimeSpan.FromSeconds(1));
            _venue.Scripted.Write(Acme);
            link.Settle();
        }

        Assert.Equal(Anchor(2).Time, _laptop.Replica.Anchor!.Time);
        Assert.Equal(2, link.FromTwo.Count(f => f[0] == FrameType.Heartbeat));
    }

    [Fact]
    public async Task Anchor_OfAServersOwnClock_ReachesALaptop_ByTheirJournals()
    {
        await using var central = Journal(_organizer.Central());
        await using var laptop = Journal(_organizer.Laptop("laptop-1", Acme));
        new Link(new Node(laptop), new Node(central)).Settle();
        Assert.Equal(central.Origin, laptop.Anchor!.By);
    }

    private static NodeJournal Journal(Journal.Identity.NodeIdentity identity) =>
        JournalFactory.OpenMemory(new JournalOptions { Identity = identity, CommitsInline = true, Time = new At(Now) });

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private static TimeAnchor Anchor(int minute) => new(new OriginId(Guid.Empty), Now.AddMinutes(minute), new byte[64]);

    private static void Rest(params Link[] links)
    {
        for (var i = 0; i < 5; i++)
        {
            ResumeTests.Settle(links);
            Link.Pass(TimeSpan.FromSeconds(1));
        }

        ResumeTests.Settle(links);
    }

    private static IEnumerable<string> Words(Node node) => node.Replica.Acknowledgements.Of(new Scope(Public))
        .Select(a => node.Replica.IncarnationOf(a.By)!.Chain.Node.Subject).Order(StringComparer.Ordinal);
}
