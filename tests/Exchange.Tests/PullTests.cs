using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Exchange;
using static B2BBooking.Exchange.Tests.Support.Organizer;

namespace B2BBooking.Exchange.Tests;

public sealed class PullTests
{
    [Fact]
    public void Run_OfAScopeThatTheReceiverMayNotHold_IsNotTaken_AndNotedWithItsSender()
    {
        var organizer = new Organizer();
        var careless = new Node(new ScriptedReplica(organizer.Venue())) { Options = new ExchangeOptions { MayHold = (_, _) => true } };
        var laptop = new Node(new ScriptedReplica(organizer.Laptop("laptop-1", Acme)));
        careless.Scripted.Write(Other, 3);
        careless.Scripted.Write(Acme, 2);
        var link = new Link(careless, laptop).Settle();
        Assert.Equal([Acme], laptop.Replica.Scopes.Select(s => s.Value));
        var noted = Assert.Single(laptop.Scripted.Noted);
        Assert.Equal((new Scope(Other), careless.Replica.Origin, "venue-a"), (noted.Scope, noted.Origin, noted.From));
        Assert.Contains("certificate of laptop-1", noted.Reason, StringComparison.Ordinal);
        Assert.Equal(1, link.Two.State.Refused);
    }

    [Fact]
    public void Run_OfAScopeThatTheSenderMayNotHold_IsNotTaken_AndNoted()
    {
        var organizer = new Organizer();
        var venue = new Node(new ScriptedReplica(organizer.Venue()));
        var curious = new Node(new ScriptedReplica(organizer.Laptop("laptop-1", Acme))) { Options = new ExchangeOptions { MayHold = (_, _) => true } };
        curious.Scripted.Write(Other, 3);
        new Link(curious, venue).Settle();
        Assert.Empty(venue.Replica.Scopes);
        Assert.Contains("certificate of laptop-1", Assert.Single(venue.Scripted.Noted).Reason, StringComparison.Ordinal);
    }

    private readonly Organizer _organizer = new();
    private readonly Node _venue;
    private readonly Node _laptop;

    public PullTests()
    {
        _venue = new Node(new ScriptedReplica(_organizer.Venue()));
        _laptop = new Node(new ScriptedReplica(_organizer.Laptop("laptop-1", Acme)));
    }

    [Fact]
    public void Connect_EmptyLaptop_GetsAllItMayHold_AndNothingElse()
    {
        _venue.Scripted.Write(Acme, 3000);
        _venue.Scripted.Write(Public, 10);
        _venue.Scripted.Write(Other, 10);
        _venue.Scripted.Write("admin", 10);
        var link = new Link(_laptop, _venue).Settle();
        Assert.Equal(3000, _laptop.Scripted.Held(Acme, _venue.Replica.Origin));
        Assert.Equal([Acme, Public], _laptop.Replica.Scopes.Select(s => s.Value).Order());
        Assert.Equal(_venue.Scripted.HashOf(Acme, _venue.Replica.Origin), _laptop.Scripted.HashOf(Acme, _venue.Replica.Origin));
        Assert.True(link.One.State.InStep && link.Two.State.InStep);
        Assert.Equal(1, _venue.Replica.Acknowledgements.SafeOn(new Scope(Acme)));
    }

    [Fact]
    public void Grown_OnEitherEnd_IsSentAtOnce()
    {
        var link = new Link(_laptop, _venue).Settle();
        Assert.True(link.One.State.InStep);
        _laptop.Scripted.Write(Acme, 2);
        _venue.Scripted.Write(Public);
        link.Settle();
        Assert.Equal(2, _venue.Scripted.Held(Acme, _laptop.Replica.Origin));
        Assert.Equal(1, _laptop.Scripted.Held(Public, _venue.Replica.Origin));
        Assert.Equal(ExchangePhase.Exchanging, link.Two.State.Phase);
        Assert.Equal((0L, 0L), (link.One.State.ToSend, link.Two.State.ToSend));
    }
}
