using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Nodes;

/// <summary>Looks twice a second, while somebody watches, how this node stands with the others.</summary>
public sealed class ConnectionGrain(StreamServices services, NodeDescription node, INodeLinks links, UnsentChanges unsent) : Grain, IConnectionGrain
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Watchers<IConnectionObserver> _watchers = new(services);
    private IGrainTimer? _timer;
    private ConnectionView? _told;

    public Task<ConnectionView> GetAsync() => Task.FromResult(Present());

    public async Task SubscribeAsync(IConnectionObserver observer)
    {
        await _watchers.AddAsync(observer);
        if (_timer is not null) return;
        _told = Present();
        _timer = this.RegisterGrainTimer(TellIfChanged, new GrainTimerCreationOptions(Period, Period) { KeepAlive = true });
    }

    public Task UnsubscribeAsync(IConnectionObserver observer) => _watchers.RemoveAsync(observer);

    private Task TellIfChanged(CancellationToken cancel)
    {
        _watchers.ForgetExpired();
        if (!_watchers.Any)
        {
            _timer?.Dispose();
            _timer = null;
            return Task.CompletedTask;
        }

        var present = Present();
        if (present == _told) return Task.CompletedTask;
        _told = present;
        _watchers.Tell(o => o.ChangedAsync(present));
        return Task.CompletedTask;
    }

    private ConnectionView Present()
    {
        var present = links.Links;
        // A laptop has few scopes to count in; a server asks its links, each of which counts what its peer lacks.
        var waiting = node.Role == "laptop" ? unsent.Count() : ToServers(present);
        return Connection.Of(node, present, waiting);
    }

    /// <summary>What the server that lacks least does not have yet.</summary>
    private static long ToServers(System.Collections.Immutable.ImmutableArray<LinkState> links) =>
        links.Where(l => l.PeerRole is "central" or "venue").Select(l => l.ToSend).DefaultIfEmpty(0).Min();
}
