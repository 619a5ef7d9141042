using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>
/// What is looked after from time to time instead of by a timer for each call: calls past their deadline, activations
/// past their age.
/// </summary>
internal sealed class Rounds : IAsyncDisposable
{
    private readonly Silo _silo;
    private readonly TimeSpan _timeoutPeriod;
    private Timer? _timeouts;
    private ITimer? _collection;

    public Rounds(Silo silo, SiloMessagingOptions options)
    {
        _silo = silo;
        var quarter = options.ResponseTimeout / 4;
        _timeoutPeriod = quarter < TimeSpan.FromMilliseconds(250) ? quarter : TimeSpan.FromMilliseconds(250);
    }

    public void Start()
    {
        using var _ = ExecutionContext.SuppressFlow();
        var quantum = _silo.CollectionOptions.CollectionQuantum;
        // Deadlines are promises to callers, in real time; idleness follows the application's clock.
        _timeouts = new Timer(_ => FailOverdue(), null, _timeoutPeriod, _timeoutPeriod);
        _collection = _silo.TimeProvider.CreateTimer(_ => Collect(), null, quantum, quantum);
    }

    public async ValueTask DisposeAsync()
    {
        if (_timeouts is not null)
        {
            await _timeouts.DisposeAsync();
        }

        if (_collection is not null)
        {
            await _collection.DisposeAsync();
        }
    }

    private void FailOverdue()
    {
        var now = Environment.TickCount64;
        foreach (var target in _silo.Directory.Targets)
        {
            try
            {
                target.FailOverdue(now);
            }
            catch (Exception exception)
            {
                _silo.Logger.LogError(exception, "Looking for overdue calls failed");
            }
        }
    }

    private void Collect()
    {
        foreach (var activation in _silo.Directory.Activations)
        {
            if (activation.Idleness.Check())
            {
                activation.DeactivateIfIdle();
            }
        }
    }
}
