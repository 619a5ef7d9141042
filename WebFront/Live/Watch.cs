using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.WebFront.Identity;
using Microsoft.Extensions.Logging;

namespace B2BBooking.WebFront.Live;

/// <summary>An observer that a grain knows for as long as this lives. The grain forgets it after 2 minutes, so it is made known
/// anew each minute; what was told meanwhile may be lost, so its page then reads again. Whoever makes it keeps it: the grain's
/// reference to the observer is weak.</summary>
internal sealed class Watch<TObserver> : IAsyncDisposable
    where TObserver : class, IGrainObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _left = new();
    private readonly Session _session;
    private readonly TObserver _reference;
    private readonly Func<TObserver, Task> _subscribe;
    private readonly Func<TObserver, Task> _unsubscribe;
    private readonly ILogger _log;

    private Watch(Session session, TObserver observer, Func<TObserver, Task> subscribe, Func<TObserver, Task> unsubscribe, ILogger log)
    {
        (_session, _subscribe, _unsubscribe, _log) = (session, subscribe, unsubscribe, log);
        _reference = session.Observers.CreateObjectReference<TObserver>(observer);
    }

    /// <param name="renewed">Called each minute, after the observer was made known anew.</param>
    public static async Task<Watch<TObserver>> OpenAsync(
        Session session, TimeProvider clock, ILogger log, TObserver observer,
        Func<TObserver, Task> subscribe, Func<TObserver, Task> unsubscribe, Func<Task> renewed)
    {
        var watch = new Watch<TObserver>(session, observer, subscribe, unsubscribe, log);
        await subscribe(watch._reference);
        _ = watch.RenewAsync(clock, renewed);
        return watch;
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        _left.Dispose();
        _session.Observers.DeleteObjectReference<TObserver>(_reference);
        try
        {
            await _unsubscribe(_reference);
        }
        catch (Exception failure) when (failure is TimeoutException or NotAllowedException)
        {
            _log.LogDebug(failure, "A grain will forget this page by itself.");
        }
    }

    private async Task RenewAsync(TimeProvider clock, Func<Task> renewed)
    {
        var left = _left.Token;
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(left)) await RenewOnceAsync(renewed);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private async Task RenewOnceAsync(Func<Task> renewed)
    {
        try
        {
            await _subscribe(_reference);
            await renewed();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _log.LogWarning(failure, "What a page watches could not be renewed; the next minute tries again.");
        }
    }
}
