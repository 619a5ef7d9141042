using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal.Exchange;
using B2BBooking.Tests;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace B2BBooking.Hosting.Tests.Exchange;

/// <summary>Two nodes' connections over real sockets, with journals that do what a test wants.</summary>
public sealed class ExchangeConnectionTests
{
    private readonly Organizer _organizer = new();
    private readonly FakeTimeProvider _time = new(Organizer.Now);

    [Fact]
    public async Task Run_WithAFaultOfTheProgram_EndsThisConnectionAndIsForgotten()
    {
        var (central, laptop) = (Replica(_organizer.Central()), Replica(_organizer.Laptop("laptop-1", Organizer.Acme)));
        using var one = Service(central);
        using var other = Service(laptop);
        var running = await ConnectAsync(one, other);
        await Eventually.True(() => one.Open.Has("laptop-1") && other.Open.Has("central"), "the two have met");

        central.FailOnce();
        Assert.Single(one.Open.All).Grown(new(Organizer.Acme));
        var ends = await Task.WhenAll(running).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(ExchangeEndCode.Other, ends[0].End.Code);
        Assert.False(one.Open.Has("laptop-1"));
        Assert.Equal(0, one.Connections);
    }

    [Fact]
    public async Task Run_WhileAnotherConnectionOfTheTwoIsKept_KnowsWhoseAddressItIs()
    {
        WiredReplica[] replicas = [Replica(_organizer.Central()), Replica(_organizer.Venue())];
        // The connection of the smaller origin stays.
        Array.Sort(replicas, (a, b) => a.Origin.Value.CompareTo(b.Origin.Value));
        var services = Array.ConvertAll(replicas, Service);
        _ = await ConnectAsync(services[0], services[1]);
        await Eventually.True(() => services.All(s => s.Open.Count == 1), "the two have met");

        var ends = await Task.WhenAll(await ConnectAsync(services[1], services[0])).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All(ends, e => Assert.Equal((ExchangeEndCode.Replaced, false), (e.End.Code, e.Met)));
        Assert.NotEqual("", services[1].Board.Outgoing("http://other").State.Peer);
        foreach (var service in services) service.Dispose();
    }

    private static WiredReplica Replica(Journal.Identity.NodeIdentity identity) => new(new ScriptedReplica(identity));

    private ExchangeService Service(WiredReplica replica) =>
        new(replica, null!, new LinkBoard(_time), _time, new Running(), NullLogger<ExchangeService>.Instance);

    /// <summary>The first opens it.</summary>
    private static async Task<Task<(ExchangeEnd End, bool Met)>[]> ConnectAsync(ExchangeService first, ExchangeService second)
    {
        var (client, server) = await SocketPair.OpenAsync();
        return
        [
            first.RunAsync(client, initiator: true, (_, _) => first.Board.Outgoing("http://other")),
            second.RunAsync(server, initiator: false, (_, peer) => second.Board.Incoming(peer.Name)),
        ];
    }

    private sealed class Running : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}
