using System.Collections;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>A grain's observers, each its own key.</summary>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log) : ObserverManager<IAddressable, TObserver>(expiration, log);

/// <summary>
/// The observers of one grain, used within its turns. An observer that has not subscribed again for the expiration time,
/// or whose notification fails, is forgotten. Subscribing or unsubscribing during a notification does not disturb it.
/// </summary>
public class ObserverManager<TIdentity, TObserver> : IEnumerable<TObserver>
    where TIdentity : notnull
{
    private readonly Dictionary<TIdentity, Entry> _observers = [];
    private readonly ILogger _log;

    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(log);
        ExpirationDuration = expiration;
        _log = log;
    }

    /// <summary>The clock, in UTC.</summary>
    public Func<DateTime> GetDateTime { get; set; } = () => DateTime.UtcNow;

    public TimeSpan ExpirationDuration { get; set; }

    public int Count => _observers.Count;

    public IReadOnlyDictionary<TIdentity, TObserver> Observers => _observers.ToDictionary(pair => pair.Key, pair => pair.Value.Observer);

    public void Clear() => _observers.Clear();

    /// <summary>Adds an observer, or keeps it for another expiration time.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => _observers[id] = new Entry(observer, GetDateTime());

    public void Unsubscribe(TIdentity id) => _observers.Remove(id);

    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, entry) in Live(predicate))
        {
            try
            {
                await notification(entry.Observer);
            }
            catch (Exception exception)
            {
                Forget(id, entry, exception);
            }
        }
    }

    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, entry) in Live(predicate))
        {
            try
            {
                notification(entry.Observer);
            }
            catch (Exception exception)
            {
                Forget(id, entry, exception);
            }
        }
    }

    public void ClearExpired()
    {
        var oldest = GetDateTime() - ExpirationDuration;
        foreach (var (id, _) in _observers.Where(pair => pair.Value.LastSeen < oldest).ToArray())
        {
            _observers.Remove(id);
        }
    }

    public IEnumerator<TObserver> GetEnumerator() => _observers.Values.Select(entry => entry.Observer).ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private KeyValuePair<TIdentity, Entry>[] Live(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        return [.. _observers.Where(pair => predicate?.Invoke(pair.Value.Observer) ?? true)];
    }

    private void Forget(TIdentity id, Entry failed, Exception exception)
    {
        _log.LogDebug(exception, "Observer {Id} failed and is forgotten", id);
        if (_observers.TryGetValue(id, out var present) && present == failed)
        {
            _observers.Remove(id);
        }
    }

    private sealed class Entry(TObserver observer, DateTime lastSeen)
    {
        public TObserver Observer => observer;

        public DateTime LastSeen => lastSeen;
    }
}
