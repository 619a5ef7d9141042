namespace Orleans.Runtime;

/// <summary>
/// Runs observers stage by stage: upwards at the start, where a failure stops everything; downwards at the stop, only
/// through what was started, where a failure is reported and the rest goes on.
/// </summary>
internal sealed class LifecycleSubject : ISiloLifecycle, IGrainLifecycle
{
    private readonly List<Subscription> _subscriptions = [];
    private int? _highestStarted;

    public bool IsEmpty => _subscriptions.Count == 0;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new Subscription(this, stage, observer);
        _subscriptions.Add(subscription);
        return subscription;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var stage in _subscriptions.GroupBy(s => s.Stage).OrderBy(g => g.Key).ToArray())
        {
            _highestStarted = stage.Key;
            await Task.WhenAll(stage.Select(s => s.Observer.OnStart(cancellationToken)).ToArray());
        }
    }

    public async Task StopAsync(Action<Exception> report, CancellationToken cancellationToken)
    {
        foreach (var stage in _subscriptions.GroupBy(s => s.Stage).OrderByDescending(g => g.Key).ToArray())
        {
            if (stage.Key > _highestStarted || _highestStarted is null)
            {
                continue;
            }

            try
            {
                await Task.WhenAll(stage.Select(s => s.Observer.OnStop(cancellationToken)).ToArray());
            }
            catch (Exception exception)
            {
                report(exception);
            }
        }
    }

    private sealed class Subscription(LifecycleSubject subject, int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage => stage;

        public ILifecycleObserver Observer => observer;

        public void Dispose() => subject._subscriptions.Remove(this);
    }
}
