using System.Security.Cryptography;
using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Exchange.Frames;
using B2BBooking.Journal.Identity;
using static B2BBooking.Exchange.Tests.Support.Organizer;

namespace B2BBooking.Exchange.Tests;

public sealed class HandshakeTests
{
    private readonly Organizer _organizer = new();
    private readonly Node _venue;
    private readonly Node _laptop;

    public HandshakeTests()
    {
        _venue = new Node(new ScriptedReplica(_organizer.Venue()));
        _laptop = new Node(new ScriptedReplica(_organizer.Laptop("laptop-1", Acme)));
        _venue.Scripted.Write(Acme, 5);
        _laptop.Scripted.Write(Acme, 5);
    }

    [Fact]
    public void Both_OfOneOrganizer_KnowEachOther()
    {
        var link = new Link(_laptop, _venue).Settle();
        Assert.Equal(("venue-a", NodeRole.Venue), (link.One.Peer!.Name, link.One.Peer.Role));
        Assert.Equal(("laptop-1", NodeRole.Laptop), (link.Two.Peer!.Name, link.Two.Peer.Role));
        Assert.NotNull(_venue.Replica.IncarnationOf(_laptop.Replica.Origin));
    }

    [Fact]
    public void Node_OfAnotherOrganizer_IsRefused_AndNeitherShowsItsCertificate()
    {
        var stranger = new Node(new ScriptedReplica(new Organizer().Laptop("laptop-9", Acme)));
        var link = new Link(stranger, _venue).Settle();
        AssertEnded(link, ExchangeEndCode.OtherOrganizer);
        Assert.DoesNotContain(link.FromOne.Concat(link.FromTwo), f => f[0] == FrameType.Proof);
    }

    [Fact]
    public void Caller_OnlySaysHello_SeesNoCertificateOfALaptop()
    {
        // A stranger who knows the organizer's public root calls a laptop, and stops before it would have to prove itself.
        var link = new Link(_laptop, _venue);
        link.Two.Stop(ExchangeEndCode.GoingAway, "only looking");
        link.Settle();
        Assert.All(link.FromOne, f => Assert.Equal(FrameType.Hello, f[0]));
    }

    [Fact]
    public void Node_ThatReachesItself_SaysSo()
    {
        var link = new Link(_laptop, new Node(_laptop.Replica)).Settle();
        AssertEnded(link, ExchangeEndCode.OwnSelf);
    }

    [Fact]
    public void Hello_ThatComesBackAsItWasSent_IsSeen()
    {
        var session = Session(_laptop.Replica, initiator: true);
        var hello = Sent(session);
        session.Receive(hello, Link.Now);
        Assert.Equal(ExchangeEndCode.OwnSelf, session.End!.Code);
    }

    [Theory]
    [InlineData(-10, -5, ExchangeEndCode.CertificateExpired)]
    [InlineData(5, 10, ExchangeEndCode.CertificateExpired)]
    public void Certificate_NotValidNow_IsRefused(int from, int until, ExchangeEndCode code)
    {
        var identity = _organizer.Node("laptop-2", NodeRole.Laptop, [Acme], Now.AddDays(from), Now.AddDays(until));
        var link = new Link(_venue, new Node(new ScriptedReplica(identity))).Settle();
        AssertEnded(link, code);
        Assert.Contains("laptop-2", link.EndOfOne!.Text, StringComparison.Ordinal);
        Assert.Equal("laptop-2", link.One.Lapsed!.Name);
    }

    [Fact]
    public void Certificate_ValidByThePeersClockAlone_IsToldAsAClockThatIsOff()
    {
        var venue = Session(_venue.Replica, initiator: true);
        var laptop = Session(_laptop.Replica, initiator: false);
        var twoYearsOn = Link.Now with { Wall = Link.Now.Wall.AddYears(2) };
        venue.Start(twoYearsOn);
        laptop.Receive(Sent(venue, twoYearsOn), Link.Now);
        venue.Receive(Sent(laptop), twoYearsOn);
        venue.Receive(Sent(laptop), twoYearsOn);
        Assert.Equal(ExchangeEndCode.ClockOff, venue.End!.Code);
    }

    [Fact]
    public void Certificate_ThatEndsWhileConnected_EndsTheConnection()
    {
        var identity = _organizer.Node("laptop-2", NodeRole.Laptop, [Acme], Now.AddDays(-1), Now.AddDays(3));
        var link = new Link(_venue, new Node(new ScriptedReplica(identity))).Settle();
        Assert.Null(link.EndOfOne);
        _ = link.One.Generate(Link.Now with { Wall = Now.AddDays(4) });
        Assert.Equal(ExchangeEndCode.CertificateExpired, link.One.End!.Code);
    }

    [Theory]
    [InlineData(NodeRole.Root)]
    [InlineData(NodeRole.Enrolment)]
    public void Certificate_OfNoNode_IsRefused(NodeRole role)
    {
        // The root is offline and an enrolment key only certifies: neither is ever a node.
        var identity = _organizer.Node("key", role, ["*"]);
        var link = new Link(_venue, new Node(new ScriptedReplica(identity))).Settle();
        AssertEnded(link, ExchangeEndCode.NotCertified);
    }

    [Fact]
    public void Proof_OfAnEarlierConnection_ProvesNothing()
    {
        var earlier = new Link(_laptop, _venue).Settle();
        var proof = earlier.FromOne.Single(f => f[0] == FrameType.Proof);
        var link = new Link(_laptop, _venue) { OnTheWay = f => f[0] == FrameType.Proof && f.AsSpan(1, 40).SequenceEqual(proof.AsSpan(1, 40)) ? proof : f };
        link.Settle();
        Assert.Equal((ExchangeEndCode.NotProven, ExchangeEndCode.NotProven), (link.EndOfOne!.Code, link.EndOfTwo!.Code));
        Assert.Null(link.Two.Peer);
    }

    [Fact]
    public void Proof_ThatIsReflected_ProvesNothing()
    {
        var link = new Link(_laptop, _venue);
        byte[]? first = null;
        link.OnTheWay = f => f[0] == FrameType.Proof ? first ??= f : f;
        link.Settle();
        Assert.Equal(ExchangeEndCode.OwnSelf, link.Two.End!.Code);
    }

    [Theory]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://portal.example/")]
    [InlineData("\u0003portal")]
    [InlineData("x")]
    public void FirstFrame_OfSomethingElse_IsNamedAsSuch(string text)
    {
        var session = Session(_laptop.Replica, initiator: true);
        session.Receive(System.Text.Encoding.UTF8.GetBytes(text), Link.Now);
        Assert.Equal(ExchangeEndCode.NotThisProtocol, session.End!.Code);
        Assert.IsType<CloseConnection>(session.Generate(Link.Now));
        Assert.Null(session.Generate(Link.Now));
    }

    [Theory]
    [InlineData(2, "this node")]
    [InlineData(0, "the other node")]
    public void Peer_OfAnotherMajorVersion_IsRefused_AndTheOlderIsToldToUpdate(int major, string toUpdate)
    {
        var session = Session(_venue.Replica, initiator: false);
        session.Receive((Hello() with { Major = major }).ToFrame(), Link.Now);
        Assert.Equal(ExchangeEndCode.UnsupportedVersion, session.End!.Code);
        Assert.EndsWith($"Update {toUpdate}.", session.End.Text, StringComparison.Ordinal);
        Assert.Equal(FrameType.Close, Sent(session).Span[0]);
    }

    [Fact]
    public void Peer_OfANewerMinorVersion_IsTaken_WithFieldsAndFramesThatAreNotKnownHere()
    {
        var link = new Link(_laptop, _venue);
        var session = Session(_venue.Replica, initiator: false);
        session.Receive((byte[])[.. (Hello() with { Minor = 7 }).ToFrame(), 1, 2, 3], Link.Now);
        Assert.Null(session.End);
        link.Settle();
        link.Two.Receive(new byte[] { 200, 1, 2, 3 }, Link.Now);
        Assert.Null(link.Two.End);
        link.Two.Receive(new byte[] { 90, 1, 2, 3 }, Link.Now);
        Assert.Equal(ExchangeEndCode.BadFrame, link.Two.End!.Code);
    }

    [Fact]
    public void Handshake_ThatIsNotDoneInTime_Ends()
    {
        var session = Session(_venue.Replica, initiator: false);
        Assert.Equal(Link.Now.Running + TimeSpan.FromSeconds(10), session.NextDue);
        Assert.Null(session.Generate(Link.Now));
        _ = session.Generate(Link.Now with { Running = Link.Now.Running + TimeSpan.FromSeconds(10) });
        Assert.Equal(ExchangeEndCode.HandshakeTimeout, session.End!.Code);
    }

    private HelloFrame Hello() =>
        new(1, 0, _organizer.Root.PublicKey.Fingerprint, RandomNumberGenerator.GetBytes(32), Now, 1000, "test");

    private static ExchangeSession Session(Journal.Replication.IReplica replica, bool initiator)
    {
        var session = new ExchangeSession(replica, initiator, RandomNumberGenerator.GetBytes(32));
        session.Start(Link.Now);
        return session;
    }

    private static ReadOnlyMemory<byte> Sent(ExchangeSession session, Moment? now = null) => Assert.IsType<SendFrame>(session.Generate(now ?? Link.Now)).Frame;

    private static void AssertEnded(Link link, ExchangeEndCode code)
    {
        Assert.True(link.EndOfOne?.Code == code && link.EndOfTwo?.Code == code, $"One: {link.EndOfOne}, two: {link.EndOfTwo}");
        Assert.True(link.EndOfOne!.ByPeer || link.EndOfTwo!.ByPeer);
        Assert.True(link.One.State.Phase == ExchangePhase.Ended && link.One.Peer is null);
    }
}
