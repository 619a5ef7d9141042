using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace B2BBooking.Grains.Streams;

/// <summary>The observers of a grain. They are told in order and never waited for: a slow or lost one delays nobody.
/// One that is not renewed for 2 minutes is forgotten.</summary>
public sealed class Watchers<TObserver>
    where TObserver : IGrainObserver
{
    private static readonly TimeSpan Expiry = TimeSpan.FromMinutes(2);

    private readonly ILogger _log;
    private readonly ObserverManager<TObserver> _observers;

    public Watchers(StreamServices services)
    {
        _log = services.Logs.CreateLogger<Watchers<TObserver>>();
        _observers = new ObserverManager<TObserver>(Expiry, _log) { GetDateTime = () => services.Time.GetUtcNow().UtcDateTime };
    }

    public bool Any => _observers.Count > 0;

    public void ForgetExpired() => _observers.ClearExpired();

    public Task AddAsync(TObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(TObserver observer)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public void Tell(Func<TObserver, Task> note) => _observers.Notify(observer => _ = TellAsync(observer, note));

    private async Task TellAsync(TObserver observer, Func<TObserver, Task> note)
    {
        try
        {
            await note(observer);
        }
        catch (Exception e)
        {
            _log.LogDebug(e, "An observer cannot be told and is forgotten; it subscribes anew if it is still there.");
            _observers.Unsubscribe(observer);
        }
    }
}
