using System.Collections.Concurrent;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Net.WebSockets;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Nodes;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Exchange.Discovery;
using B2BBooking.Hosting.Telemetry;
using B2BBooking.Journal.Clocks;
using B2BBooking.Journal.Exchange;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Exchange;

/// <summary>Exchanges with other nodes: with those that connect, and with those that the settings name. See DESIGN.md.</summary>
sealed class ExchangeService : BackgroundService
{
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(2);

    private readonly IReplica _replica;
    private readonly NodeSettings _settings;
    private readonly TimeProvider _time;
    private readonly NodeTime _nodeTime;
    private readonly ILogger<ExchangeService> _log;
    private readonly IHostApplicationLifetime _life;
    private readonly ExchangeOptions _options;
    private readonly ConcurrentDictionary<string, bool> _twice = new(StringComparer.Ordinal);
    private int _connections;

    public ExchangeService(IReplica replica, NodeSettings settings, LinkBoard board, TimeProvider time, NodeTime nodeTime, IHostApplicationLifetime life, ILogger<ExchangeService> log)
    {
        (_replica, _settings, Board, _time, _nodeTime, _life, _log) = (replica, settings, board, time, nodeTime, life, log);
        Open = new OpenConnections(replica) { RunsTwice = LogTwice };
        _options = new ExchangeOptions
        {
            Software = $"b2b-booking {TelemetryComposition.Version}",
            Heard = replica.Identity.Chain.Node.Role == NodeRole.Laptop ? null : board.Heard,
        };
        life.ApplicationStopping.Register(Finish);
    }

    public LinkBoard Board { get; }

    public OpenConnections Open { get; }

    public int Connections => Volatile.Read(ref _connections);

    public bool IsStopping => _life.ApplicationStopping.IsCancellationRequested;

    /// <summary>Who connects and has not proven who it is.</summary>
    public Strangers Strangers { get; } = new();

    /// <summary>A connection that another node has opened, until it ends.</summary>
    /// <param name="stranger">Given back as soon as the node is proven.</param>
    public Task ServeAsync(WebSocket socket, IDisposable stranger) => RunAsync(socket, initiator: false, (_, peer) =>
    {
        stranger.Dispose();
        return Board.Incoming(peer.Name);
    });

    /// <param name="meet">The link of a proven peer; null where another one is preferred to it.</param>
    /// <returns>How it ended, and whether it had become the peer's connection.</returns>
    public async Task<(ExchangeEnd End, bool Met)> RunAsync(WebSocket socket, bool initiator, Func<ExchangeConnection, ExchangePeer, Link?> meet)
    {
        var (met, end) = ((Met?)null, new ExchangeEnd(ExchangeEndCode.Other, "The connection has met a fault of this program."));
        using var connection = new ExchangeConnection(socket, _replica, initiator, _options, _time, _log);
        Interlocked.Increment(ref _connections);
        try
        {
            end = await connection.RunAsync(peer => Begin(connection, peer, meet, ref met));
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
            if (connection.Lapsed is { } lapsed) Refused(lapsed, initiator, end);
            if (met is not null) Finished(met, initiator, end);
        }

        return (end, met is not null);
    }

    /// <returns>Why the connection must not go on, or null.</returns>
    private ExchangeEnd? Begin(ExchangeConnection connection, ExchangePeer peer, Func<ExchangeConnection, ExchangePeer, Link?> meet, ref Met? met)
    {
        Hear(peer);
        if (IsStopping) return new ExchangeEnd(ExchangeEndCode.GoingAway, "The node stops.");
        if (meet(connection, peer) is not { } link) return new ExchangeEnd(ExchangeEndCode.Replaced, "A node that is preferred can be reached.");
        link.Known(peer);
        if (link.IsCut) return Link.CutByHand;
        if (Open.Add(connection, peer) is { } refused) return refused;
        met = new Met(connection, link, peer);
        connection.Moved = Board.Touch;
        link.Opened(connection, peer);
        LogOpened(link, peer);
        // Whoever stops the node has not seen this one.
        if (IsStopping) connection.Finish(FinishWithin);
        return null;
    }

    private void Finished(Met met, bool initiator, ExchangeEnd end)
    {
        Open.Remove(met.Connection, met.Peer.Name);
        met.Link.Closed(met.Connection, initiator ? LinkStatus.Connecting : LinkStatus.Away, LinkReasonOf.End(end));
        LogClosed(met.Link, met.Peer, end);
        Board.Free();
    }

    /// <summary>Shows on a link why nothing is exchanged over it; the log has it once, though it is tried again and again.</summary>
    public void ShowRefused(Link link, ExchangeEnd end)
    {
        if (link.IsNews(end)) _log.LogWarning("Nothing is exchanged over the link {Link}: {Code}: {Text}", link.Id, end.Code, end.Text);
        link.Show(LinkStatus.Refused, LinkReasonOf.End(end));
    }

    /// <summary>Shows on a link that no node answers at its address; the log has each reason once.</summary>
    public void ShowFailed(Link link, DialFailedException failure)
    {
        if (link.IsNews(failure.Reason.Code)) _log.LogWarning("Nothing is exchanged over the link {Link}: {Text}", link.Id, failure.Message);
        link.Show(failure.Reason.Code is LinkReasons.Unreachable ? LinkStatus.Connecting : LinkStatus.Refused, failure.Reason);
    }

    /// <summary>A proven node is not taken. Where it has called, it is seen here too: somebody can enrol it anew.</summary>
    private void Refused(ExchangePeer peer, bool initiator, ExchangeEnd end)
    {
        Hear(peer);
        if (initiator) return;
        var link = Board.Incoming(peer.Name);
        link.Known(peer);
        ShowRefused(link, end);
    }

    private void Hear(ExchangePeer peer) => _nodeTime.Hear(peer.Role, _time.GetUtcNow() + peer.ClockLead);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _life.ApplicationStopping);
        var links = Outgoing().ToList();
        using var discovery = Discovery();
        NetworkChange.NetworkAddressChanged += RetryAll;
        try
        {
            await Task.WhenAll([.. links.Select(l => l.RunAsync(stop.Token)), discovery?.RunAsync(stop.Token) ?? Task.CompletedTask]);
        }
        finally
        {
            NetworkChange.NetworkAddressChanged -= RetryAll;
            foreach (var link in links) link.Dispose();
        }

        void RetryAll(object? sender, EventArgs e) => Board.Improve();
    }

    /// <summary>Null where it is not wished, or where another program has the port: the named addresses do without.</summary>
    private Neighbours? Discovery()
    {
        if (!_settings.Links.Discover) return null;
        try
        {
            return new Neighbours(_settings, _replica.Identity.Root, this, _time, _log);
        }
        catch (SocketException e)
        {
            _log.LogWarning("Nodes on the local network cannot be looked for: {Problem}", e.Message);
            return null;
        }
    }

    /// <summary>A venue holds a link to each upstream, a laptop to the best that answers; each to all its peers.</summary>
    private IEnumerable<OutgoingLink> Outgoing()
    {
        var (upstreams, choosing) = (_settings.Links.Upstreams, _settings.Role == NodeRole.Laptop);
        var preference = new Preference(upstreams.Length);
        for (var i = 0; i < upstreams.Length; i++)
            yield return choosing ? new OutgoingLink(upstreams[i], this, preference, i, _time) : Always(upstreams[i]);
        foreach (var peer in _settings.Links.Peers.Except(upstreams)) yield return Always(peer);
    }

    public OutgoingLink Always(NodeAddress address) => new(address, this, new Preference(1), 0, _time);

    public override void Dispose()
    {
        Open.Dispose();
        base.Dispose();
    }

    private void Finish()
    {
        foreach (var connection in Open.All) connection.Finish(FinishWithin);
    }

    private void LogOpened(Link link, ExchangePeer peer)
    {
        // Whoever sets up a node reads that it is linked; a server says nothing of each of its laptops.
        var level = link.IsOutgoing && link.IsGoodNews() ? LogLevel.Information : LogLevel.Debug;
        _log.Log(level, "Exchanging with {Peer} ({Role}, {Software}) over the link {Link}", peer.Name, peer.Role, peer.Software, link.Id);
        if (peer.ClockLead.Duration() > HybridClock.MaxLead)
            _log.LogWarning(
                "The clock of {Peer} is {Minutes:N0} minutes {Side} this node's; set the one that is wrong",
                peer.Name, peer.ClockLead.Duration().TotalMinutes, peer.ClockLead > TimeSpan.Zero ? "ahead of" : "behind");
    }

    public void LogFault(NodeAddress address, Exception fault) => _log.LogCritical(fault, "A connection to {Address} has failed by a fault of this program", address);

    private void LogTwice(ExchangePeer peer)
    {
        // It comes with each change of place, every few seconds.
        if (!_twice.TryAdd(peer.Name, true)) return;
        _log.LogWarning(
            "Two machines run as {Peer}: a copy of its data folder, or enrolled twice. What is entered at either is kept, but each ends the other's connection. Stop one, and enrol it under a name of its own",
            peer.Name);
    }

    private void LogClosed(Link link, ExchangePeer peer, ExchangeEnd end)
    {
        var level = link.IsNews(end) ? LogLevel.Warning : LogLevel.Debug;
        _log.Log(level, "No longer exchanging with {Peer}: {Code}: {Text}", peer.Name, end.Code, end.Text);
    }

    private sealed record Met(ExchangeConnection Connection, Link Link, ExchangePeer Peer);
}
