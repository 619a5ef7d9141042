using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BBooking.Hosting.Tests.Exchange;

public sealed class OpenConnectionsTests
{
    private readonly Organizer _organizer = new();

    [Fact]
    public void Start_ThatComesBackAfterALaterOne_IsToldAsANodeThatRunsTwice()
    {
        var replica = new WiredReplica(new ScriptedReplica(_organizer.Central()));
        var twice = new List<string>();
        using var open = new OpenConnections(replica) { RunsTwice = peer => twice.Add(peer.Name) };
        var (laptop, other) = (_organizer.Laptop("laptop-1", Organizer.Acme), _organizer.Laptop("laptop-2", Organizer.Acme));
        var (first, copy, restarted) = (Start(laptop), Start(laptop), Start(laptop));
        foreach (var peer in new[] { first, Start(other), copy }) Assert.Null(Add(peer));
        // So far it may have been started anew.
        Assert.Empty(twice);
        Assert.Null(Add(first));
        Assert.Equal(["laptop-1"], twice);
        Assert.Null(Add(restarted));
        Assert.Single(twice);

        ExchangeEnd? Add(ExchangePeer peer) => open.Add(
            new ExchangeConnection(new BrokenSocket(alsoAbort: false), replica, initiator: false, new ExchangeOptions(), TimeProvider.System, NullLogger.Instance), peer);
    }

    private static ExchangePeer Start(NodeIdentity node) => new(
        node.NodeId, NodeRole.Laptop, Incarnation.Sign(node, new OriginId(Guid.NewGuid()), Organizer.Now), "", TimeSpan.Zero);
}
