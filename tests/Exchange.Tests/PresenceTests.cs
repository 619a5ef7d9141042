using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Exchange.Frames;

namespace B2BBooking.Exchange.Tests;

/// <summary>What servers tell each other of whom they hear.</summary>
public sealed class PresenceTests
{
    private readonly Organizer _organizer = new();
    private readonly Node _laptop;
    private readonly Node _near;
    private readonly Node _central;
    private readonly Node _far;

    public PresenceTests()
    {
        _laptop = new Node(new ScriptedReplica(_organizer.Laptop("laptop-1", Organizer.Acme)));
        (_near, _central, _far) = (Server(_organizer.Venue("venue-a")), Server(_organizer.Central()), Server(_organizer.Venue("venue-b")));
    }

    [Fact]
    public void QuietLaptop_IsHeardLatelyAtEveryServer_AndOnceItIsGoneNoLonger()
    {
        var line = new Link(_laptop, _near);
        Link[] servers = [new(_near, _central), new(_central, _far), new(_far, _near)];
        Quiet(TimeSpan.FromMinutes(3), [line, .. servers]);
        foreach (var server in new[] { _near, _central, _far })
            Assert.InRange(Link.Now.Wall - server.Options.Heard!.Of("laptop-1")!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(50));
        Assert.DoesNotContain(line.FromTwo, f => f[0] == FrameType.Presence);

        var left = Link.Now.Wall;
        Quiet(TimeSpan.FromMinutes(5), servers);
        // Told in a circle: it never becomes later than it was.
        foreach (var server in new[] { _near, _central, _far }) Assert.True(server.Options.Heard!.Of("laptop-1") <= left);
    }

    [Fact]
    public void Heard_OfMoreNodesThanAreKept_StaysBounded()
    {
        var heard = new NodesHeard();
        var now = Link.Now.Wall;
        for (var i = 0; i < NodesHeard.Most + 10; i++) heard.Hear($"node-{i}", TimeSpan.Zero, now);
        heard.Hear("node-1", TimeSpan.Zero, now.AddMinutes(1));
        Assert.Equal(NodesHeard.Most, heard.Since(now.AddMinutes(1)).Count);
        Assert.Equal(now.AddMinutes(1), heard.Of("node-1"));
        Assert.Null(heard.Of($"node-{NodesHeard.Most + 1}"));
        Assert.Empty(heard.Since(now.AddMinutes(4)));
    }

    [Fact]
    public void Heard_BeforeTheClockWasSetBack_IsNotHeardLately()
    {
        var (heard, now) = (new NodesHeard(), Link.Now.Wall);
        heard.Hear("gone", TimeSpan.Zero, now);
        heard.Hear("here", TimeSpan.Zero, now);
        var setBack = now.AddHours(-1);
        heard.Hear("here", TimeSpan.FromSeconds(5), setBack);
        Assert.Equal([("here", TimeSpan.FromSeconds(5))], heard.Since(setBack));
    }

    private static void Quiet(TimeSpan time, params Link[] links)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(5))
        {
            ResumeTests.Settle(links);
            Link.Pass(TimeSpan.FromSeconds(5));
        }
    }

    private static Node Server(Journal.Identity.NodeIdentity identity) => new(new ScriptedReplica(identity)) { Options = new ExchangeOptions { Heard = new NodesHeard() } };
}
