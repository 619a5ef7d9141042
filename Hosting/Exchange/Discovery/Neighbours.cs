using System.Net;
using System.Net.Sockets;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Exchange.Discovery;

/// <summary>Finds nodes of the same organizer on the local network, and keeps a link to each of them while it is heard. A stranger who
/// announces itself gains no more than a connection attempt: the handshake decides.</summary>
sealed class Neighbours : IDisposable
{
    private const int MostLinks = 16;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(60);

    private readonly MulticastGroup _group = new();
    private readonly Wake _announce;
    private readonly HashSet<string> _configured;
    private readonly ExchangeService _service;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Announcement? _own;
    private readonly Guid _process = Guid.NewGuid();
    private readonly ReadOnlyMemory<byte> _root;
    private readonly Dictionary<string, Neighbour> _found = new(StringComparer.Ordinal);

    /// <exception cref="SocketException">The port for announcements cannot be had.</exception>
    public Neighbours(NodeSettings settings, Certificate root, ExchangeService service, TimeProvider time, ILogger log)
    {
        (_service, _time, _log, _root) = (service, time, log, root.PublicKey.Fingerprint);
        _announce = new Wake(time);
        _configured = [.. settings.Links.Upstreams.Concat(settings.Links.Peers).Select(a => a.ToString())];
        _own = ReachableAt(settings) is { } url ? new Announcement(_process, _root, url.Port, url.Scheme == "https") : null;
    }

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(AnnounceAsync(stop), ListenAsync(stop));

    public void Dispose()
    {
        _group.Dispose();
        _announce.Dispose();
    }

    /// <summary>The first address that is not this machine's alone; null: the node can only find, not be found.</summary>
    private static BindingAddress? ReachableAt(NodeSettings settings) =>
        $"{settings.Links.ListenUrls};{settings.Urls}".Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(BindingAddress.Parse)
            .FirstOrDefault(a => a.Host != "localhost" && !(IPAddress.TryParse(a.Host, out var ip) && IPAddress.IsLoopback(ip)));

    private async Task AnnounceAsync(CancellationToken stop)
    {
        await using var stopped = stop.Register(_announce.Set);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                _group.Refresh();
                if (_own is not null) await _group.SendAsync(_own.ToBytes(), stop);
                await _announce.WaitAsync(Every);
            }
        }
        catch (OperationCanceledException)
        {
            // The node stops.
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        var buffer = new byte[Announcement.MostBytes];
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (await HearAsync(buffer, stop) is var (heard, from)) Take(heard, from, stop);
                Forget();
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(_found.Values.Select(n => n.Running));
        }
    }

    /// <returns>Null for what is no announcement.</returns>
    private async Task<(Announcement Heard, IPAddress From)?> HearAsync(byte[] buffer, CancellationToken stop)
    {
        try
        {
            var (length, from) = await _group.ReceiveAsync(buffer, stop);
            return Announcement.Read(buffer.AsSpan(0, length)) is { } heard ? (heard, from) : null;
        }
        catch (SocketException e)
        {
            // One that is too long, or a network that has gone: the next may be heard again.
            _log.LogDebug("An announcement could not be received: {Problem}", e.Message);
            await Task.Delay(AfterFailure, _time, stop);
            return null;
        }
    }

    private void Take(Announcement heard, IPAddress from, CancellationToken stop)
    {
        if (heard.Process == _process || !heard.Root.Span.SequenceEqual(_root.Span)) return;
        var text = $"{(heard.Tls ? "https" : "http")}://{from}:{heard.Port}";
        if (_found.TryGetValue(text, out var known))
        {
            known.HeardAt = _time.GetTimestamp();
            return;
        }

        // What the settings name has its link already.
        if (_found.Count >= MostLinks || !NodeAddress.TryParse(text, out var address) || _configured.Contains(address.Value.ToString())) return;
        _found[text] = new Neighbour(_service.Always(address.Value), _time.GetTimestamp(), stop);
        // Whoever is new has not heard this node yet.
        _announce.Set();
    }

    private void Forget()
    {
        foreach (var (text, neighbour) in _found.ToList())
        {
            if (neighbour.Link.IsOpen || _time.GetElapsedTime(neighbour.HeardAt) < GoneAfter) continue;
            _found.Remove(text);
            neighbour.End();
            // An address may be spelled shorter on the board than it was put together here.
            _service.Board.Remove(_service.Board.Outgoing(neighbour.Link.Address.ToString()));
        }
    }

    private sealed class Neighbour
    {
        private readonly CancellationTokenSource _end;

        public Neighbour(OutgoingLink link, long heardAt, CancellationToken stop)
        {
            (Link, HeardAt, _end) = (link, heardAt, CancellationTokenSource.CreateLinkedTokenSource(stop));
            Running = RunAsync();
        }

        public OutgoingLink Link { get; }

        public long HeardAt { get; set; }

        public Task Running { get; }

        public void End() => _end.Cancel();

        private async Task RunAsync()
        {
            using (Link)
            using (_end) await Link.RunAsync(_end.Token);
        }
    }
}
