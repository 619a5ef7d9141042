using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>The beginning and the end of an activation. Both are turns; calls that come meanwhile wait.</summary>
internal sealed partial class Activation
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DeactivationReason _reason;
    private CancellationToken _deactivationToken;
    private bool _endsWhenActive;
    private bool _isDeactivationQueued;

    public Task Deactivated => _ended.Task;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_state <= State.Activating && !_endsWhenActive)
            {
                (_endsWhenActive, _reason, _deactivationToken) = (true, deactivationReason, cancellationToken);
            }
            else if (_state == State.Active)
            {
                (_state, _reason, _deactivationToken) = (State.Deactivating, deactivationReason, cancellationToken);
                if (_admission.RunningCount == 0)
                {
                    QueueDeactivation();
                }
            }
        }
    }

    /// <summary>Ends the activation if it has been idle for long enough, with no call in between.</summary>
    public void DeactivateIfIdle()
    {
        lock (_lock)
        {
            if (_state != State.Active || _admission.RunningCount > 0 || !Idleness.IsOver)
            {
                return;
            }
        }

        Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The activation was idle."));
    }

    /// <summary>The first caller's context flows into the activation.</summary>
    private void Activate(Dictionary<string, object>? context) => Turns.Queue(() =>
    {
        RequestContext.Values = context;
        _ = ActivateAsync();
    });

    private async Task ActivateAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(Silo.CollectionOptions.ActivationTimeout);
            _scope = Silo.ServiceProvider.CreateAsyncScope();
            var grain = Class.Create(this);
            GrainInstance = grain;
            Filters = grain is IIncomingGrainCallFilter own && Silo.IncomingFilters.Length == 0 ? [own] : Silo.IncomingFilters;
            await _lifecycle.StartAsync(timeout.Token).WaitAsync(timeout.Token);
            if (grain is IGrainBase grainBase)
            {
                await grainBase.OnActivateAsync(timeout.Token).WaitAsync(timeout.Token);
            }
        }
        catch (Exception exception)
        {
            await FailActivation(exception);
            return;
        }

        lock (_lock)
        {
            Idleness.Touch();
            _state = State.Active;
            StartWaiting();
        }

        if (_endsWhenActive)
        {
            Deactivate(_reason, _deactivationToken);
        }
    }

    private async Task FailActivation(Exception exception)
    {
        Silo.Logger.LogWarning(exception, "Activation of {Grain} failed", this);
        Timers.Dispose();
        var waiting = End();
        await DisposeGrain();
        _ended.SetResult();
        foreach (var call in waiting)
        {
            call.TryFail(exception);
        }
    }

    // Called under the lock.
    private void QueueDeactivation()
    {
        if (!_isDeactivationQueued)
        {
            _isDeactivationQueued = true;
            Turns.Queue(() => _ = DeactivateAsync());
        }
    }

    private async Task DeactivateAsync()
    {
        Timers.Dispose();
        using (var timeout = CancellationTokenSource.CreateLinkedTokenSource(_deactivationToken))
        {
            timeout.CancelAfter(Silo.CollectionOptions.DeactivationTimeout);
            try
            {
                if (GrainInstance is IGrainBase grain)
                {
                    await grain.OnDeactivateAsync(_reason, timeout.Token).WaitAsync(timeout.Token);
                }
            }
            catch (Exception exception)
            {
                Silo.Logger.LogWarning(exception, "Deactivation of {Grain} failed ({Reason})", this, _reason);
            }

            await _lifecycle.StopAsync(
                exception => Silo.Logger.LogWarning(exception, "Deactivation of {Grain} failed ({Reason})", this, _reason),
                timeout.Token);
        }

        var waiting = End();
        await DisposeGrain();
        _ended.SetResult();
        foreach (var call in waiting)
        {
            Silo.Redirect(call);
        }
    }

    private GrainCall[] End()
    {
        GrainCall[] waiting;
        lock (_lock)
        {
            _state = State.Ended;
            waiting = _admission.TakeWaiting();
        }

        _onEnded(this);
        return waiting;
    }

    private async Task DisposeGrain()
    {
        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable grain:
                    await grain.DisposeAsync();
                    break;
                case IDisposable grain:
                    grain.Dispose();
                    break;
            }

            if (_scope.ServiceProvider is not null)
            {
                await _scope.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            Silo.Logger.LogWarning(exception, "Disposing {Grain} failed", this);
        }
    }
}
