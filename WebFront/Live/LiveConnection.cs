using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Localisation;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Live;

/// <summary>How the node that serves this circuit stands with the others.</summary>
public sealed class LiveConnection(Session session, TimeProvider clock, ILogger<LiveConnection> log) : IConnectionObserver, IAsyncDisposable
{
    private readonly PageCulture _culture = new();
    private Watch<IConnectionObserver>? _watch;

    /// <summary>Raised on any thread, in the culture of the page.</summary>
    public event Action? Changed;

    /// <summary>Null until it was first read.</summary>
    public ConnectionView? Current { get; private set; }

    /// <summary>What central alone decides can be changed here; taken as true until it is known.</summary>
    public bool IsCentral => Current?.IsCentral ?? true;

    public async Task ReadAsync()
    {
        Current = await session.Single<IConnectionGrain>().GetAsync();
        Changed?.Invoke();
    }

    /// <summary>Follows it from now on. Only for an interactive page.</summary>
    public async Task OpenAsync()
    {
        if (_watch is not null)
            return;
        var grain = session.Single<IConnectionGrain>();
        _watch = await Watch<IConnectionObserver>.OpenAsync(session, clock, log, this, grain.SubscribeAsync, grain.UnsubscribeAsync, ReadAsync);
        // Only what changes from now on is told, and not every page has read it before.
        await ReadAsync();
    }

    public Task ChangedAsync(ConnectionView connection)
    {
        _culture.Use();
        Current = connection;
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_watch is { } watch)
            await watch.DisposeAsync();
    }
}
