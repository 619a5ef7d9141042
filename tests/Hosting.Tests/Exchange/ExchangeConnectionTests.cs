using B2BBooking.Exchange.Tests.Support;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Nodes;
using B2BBooking.Hosting.Exchange;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Identity;
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

    [Fact]
    public async Task Growth_OfAScope_WakesThoseAloneWhosePeersMayHoldIt()
    {
        var central = Replica(_organizer.Central());
        using var one = Service(central);
        using var acme = Service(Replica(_organizer.Laptop("laptop-1", Organizer.Acme)));
        using var other = Service(Replica(_organizer.Laptop("laptop-2", Organizer.Other)));
        _ = await ConnectAsync(one, acme);
        await Eventually.True(() => one.Open.Has("laptop-1"), "the first laptop is met");
        var woken = Count(Assert.Single(one.Open.All));
        _ = await ConnectAsync(one, other);
        await Eventually.True(() => one.Open.Has("laptop-2"), "the second laptop is met");
        var wokenOther = Count(one.Open.All.Single(c => c.State.Peer?.Name == "laptop-2"));

        for (var i = 0; i < 50; i++)
        {
            var before = woken();
            central.Grow(new(Organizer.Acme));
            await Eventually.True(() => woken() > before, "the laptop of the group is told");
        }

        // What was still on its way when it was met.
        Assert.InRange(wokenOther(), 0, 10);

        static Func<int> Count(ExchangeConnection connection)
        {
            var moved = 0;
            connection.Moved = () => Interlocked.Increment(ref moved);
            return () => Volatile.Read(ref moved);
        }
    }

    [Fact]
    public async Task Run_OfANodeThatHasStartedAnew_TakesThePlaceOfItsFormerConnection()
    {
        using var one = Service(Replica(_organizer.Central()));
        var laptop = _organizer.Laptop("laptop-1", Organizer.Acme);
        using var former = Service(Replica(laptop));
        using var anew = Service(Replica(laptop));
        var first = await ConnectAsync(former, one);
        await Eventually.True(() => one.Open.Has("laptop-1"), "the first start is met");
        var second = await ConnectAsync(anew, one);
        Assert.All(await Eventually.Done(Task.WhenAll(first), "the former connection ends"), e => Assert.Equal(ExchangeEndCode.Replaced, e.End.Code));
        Assert.True(one.Open.Has("laptop-1"));
        Assert.Equal(1, one.Open.Count);
        Assert.True(Assert.Single(one.Board.Links).IsOpen);
        Assert.DoesNotContain(second, e => e.IsCompleted);
    }

    [Fact]
    public async Task Links_WhileASessionHasAFault_AreShownAllTheSame()
    {
        var (central, laptop) = (Replica(_organizer.Central()), Replica(_organizer.Laptop("laptop-1", Organizer.Acme)));
        using var one = Service(central);
        using var other = Service(laptop);
        one.Board.Incoming("laptop-2");
        var running = await ConnectAsync(one, other);
        await Eventually.True(() => one.Open.Has("laptop-1") && other.Open.Has("central"), "the two have met");

        central.FailAlways();
        Assert.Single(one.Open.All).Grown(new(Organizer.Acme));
        while (!running[0].IsCompleted)
        {
            Assert.Equal(["http://other", "laptop-2"], one.Board.Links.Select(l => l.Id));
            await Task.Yield();
        }

        Assert.Equal(ExchangeEndCode.Other, (await running[0]).End.Code);
        Assert.Equal(["http://other", "laptop-2"], one.Board.Links.Select(l => l.Id));
        await Eventually.Done(running[1], "the other end has ended");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_OverASocketThatFailsInAnUnknownWay_IsCountedNoLonger(bool alsoAbort)
    {
        using var service = Service(Replica(_organizer.Central()));
        var running = service.RunAsync(new BrokenSocket(alsoAbort), initiator: true, (_, _) => null);
        if (alsoAbort) await Assert.ThrowsAsync<NotSupportedException>(() => Eventually.Done(running, "the connection has ended"));
        else Assert.Equal(ExchangeEndCode.Other, (await Eventually.Done(running, "the connection has ended")).End.Code);
        Assert.Equal(0, service.Connections);
    }

    [Fact]
    public async Task Run_WhileTheNodeStops_EndsWithinItsTime()
    {
        using var life = new Life();
        using var one = Service(Replica(_organizer.Central()), life);
        using var other = Service(Replica(_organizer.Venue()));
        var (client, server) = await SocketPair.OpenAsync();
        Task<(ExchangeEnd End, bool Met)>[] running =
        [
            // Stopped after it was asked whether it may begin: nobody finds it among the open ones.
            one.RunAsync(client, initiator: true, (_, _) =>
            {
                life.StopApplication();
                return one.Board.Outgoing("http://other");
            }),
            other.ServeAsync(server, other.Strangers.Admit(null)!).ContinueWith(_ => (new ExchangeEnd(ExchangeEndCode.Other, ""), true), TaskScheduler.Default),
        ];
        await Eventually.Done(Task.WhenAll(running), "both ends have ended");
        Assert.Equal(ExchangeEndCode.GoingAway, (await running[0]).End.Code);
    }

    [Fact]
    public async Task Run_WhenAnotherAddressIsPreferredMeanwhile_IsNotTakenForACut()
    {
        using var one = Service(Replica(_organizer.Laptop("laptop-1", Organizer.Acme)));
        using var other = Service(Replica(_organizer.Central()));
        var (client, server) = await SocketPair.OpenAsync();
        var serving = other.RunAsync(server, initiator: false, (_, peer) => other.Board.Incoming(peer.Name));
        var ended = await Eventually.Done(one.RunAsync(client, initiator: true, (_, _) => null), "the connection has ended");
        Assert.Equal((ExchangeEndCode.Replaced, false), (ended.End.Code, ended.Met));
        Assert.Equal(ExchangeEndCode.Replaced, (await Eventually.Done(serving, "the other end has ended")).End.Code);
    }

    [Fact]
    public async Task Link_WithAFaultOfTheProgram_SaysSo_AndIsTriedAgain()
    {
        await using var node = await TestNode.StartAsync();
        var replica = Replica(_organizer.Venue());
        replica.IsNobody = true;
        using var service = Service(replica);
        Assert.True(Configuration.NodeAddress.TryParse(node.Address.Authority, out var address));
        using var link = service.Always(address.Value);
        using var stop = new CancellationTokenSource();
        var running = link.RunAsync(stop.Token);
        await UntilAsync(() => service.Board.Links is [{ Status: LinkStatus.Refused, Reason.Code: LinkReasons.Protocol }], "the link says that it has failed");
        Assert.Equal(0, service.Connections);

        replica.IsNobody = false;
        await UntilAsync(() => service.Board.Links is [{ Reason.Code: LinkReasons.OtherOrganizer }], "it is tried again");
        await stop.CancelAsync();
        await Eventually.Done(running, "the link has ended");

        // Time stands still here: without this it would wait for ever after a first try.
        Task UntilAsync(Func<bool> condition, string awaited) => Eventually.True(() =>
        {
            service.Board.Improve();
            return condition();
        }, awaited);
    }

    private static WiredReplica Replica(Journal.Identity.NodeIdentity identity) => new(new ScriptedReplica(identity));

    private ExchangeService Service(WiredReplica replica) => Service(replica, new Life());

    private ExchangeService Service(WiredReplica replica, Life life) =>
        new(replica, null!, new LinkBoard(_time), _time, new NodeTime(NodeRole.Central, () => null, _time), life, NullLogger<ExchangeService>.Instance);

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

    private sealed class Life : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
