using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Core;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>The grain runtime of this process: its parts, its start and its stop.</summary>
internal sealed class Silo : IGrainRuntime, IAsyncDisposable
{
    private readonly LifecycleSubject _lifecycle = new();
    private readonly Rounds _rounds;
    private volatile Phase _phase = Phase.NotStarted;

    public Silo(
        IServiceProvider services,
        ILogger<Silo> logger,
        TimeProvider timeProvider,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection)
    {
        ServiceProvider = services;
        Logger = logger;
        TimeProvider = timeProvider;
        CollectionOptions = collection.Value;
        Dispatcher = new Dispatcher(messaging.Value);
        Directory = new ActivationDirectory(this);
        References = new GrainReferences(this);
        LocalObjects = new LocalObjects(this);
        GrainClasses = new GrainClasses(ApplicationParts.GrainClassTypes);
        _rounds = new Rounds(this, messaging.Value);
    }

    private enum Phase
    {
        NotStarted,
        Running,

        /// <summary>Calls from outside are refused; grains may still call each other while they end.</summary>
        Stopping,
        Stopped,
    }

    public IServiceProvider ServiceProvider { get; }

    public ILogger Logger { get; }

    public TimeProvider TimeProvider { get; }

    public GrainCollectionOptions CollectionOptions { get; }

    public Dispatcher Dispatcher { get; }

    public ActivationDirectory Directory { get; }

    public GrainReferences References { get; }

    public LocalObjects LocalObjects { get; }

    public GrainClasses GrainClasses { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; private set; } = [];

    public string SiloIdentity => $"embedded:{Environment.ProcessId}";

    public IGrainFactory GrainFactory => References;

    public ITimerRegistry TimerRegistry => ServiceProvider.GetRequiredService<ITimerRegistry>();

    public bool Accepts(GrainCall call, [NotNullWhen(false)] out Exception? refusal)
    {
        refusal = _phase switch
        {
            Phase.Running => null,
            Phase.Stopping when call.Source is not null => null,
            Phase.NotStarted => new SiloUnavailableException($"The silo has not started yet; refused {call}."),
            _ => new SiloUnavailableException($"The silo is stopping; refused {call}."),
        };
        return refusal is null;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IncomingFilters = [.. ServiceProvider.GetServices<IIncomingGrainCallFilter>()];
        _lifecycle.Subscribe("Grains", ServiceLifecycleStage.RuntimeGrainServices, _ => Open(), CloseAsync);
        foreach (var participant in ServiceProvider.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
        {
            participant.Participate(_lifecycle);
        }

        await _lifecycle.StartAsync(cancellationToken);
    }

    /// <summary>
    /// Refuses new calls from outside, lets those that run end, ends every activation, then stops the services that grains
    /// use. When the token is cancelled, what is left is abandoned and said so in the log.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_phase == Phase.Running)
        {
            _phase = Phase.Stopping;
        }

        await _lifecycle.StopAsync(exception => Logger.LogError(exception, "A service failed to stop"), cancellationToken);
        _phase = Phase.Stopped;
    }

    public async ValueTask DisposeAsync()
    {
        if (_phase == Phase.Running)
        {
            await StopAsync(CancellationToken.None);
        }

        await _rounds.DisposeAsync();
    }

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).Idleness.Delay(timeSpan);

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext) =>
        PersistentStateFacet.CreateDefault<TGrainState>((Activation)grainContext);

    /// <summary>Brings a call whose activation ended before it ran to the next one.</summary>
    public void Redirect(GrainCall call)
    {
        if (!call.IsForwardable || call.IsAnswered)
        {
            return;
        }

        try
        {
            if (Accepts(call, out var refusal))
            {
                call.Reference.Post(call);
            }
            else
            {
                call.TryFail(refusal);
            }
        }
        catch (Exception exception)
        {
            call.TryFail(exception);
        }
    }

    private Task Open()
    {
        _phase = Phase.Running;
        _rounds.Start();
        return Task.CompletedTask;
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
        try
        {
            // Grains that end may call, and so activate, others.
            while (Directory.Activations.ToArray() is { Length: > 0 } activations)
            {
                foreach (var activation in activations)
                {
                    activation.Deactivate(reason, cancellationToken);
                }

                await Task.WhenAll(activations.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            Logger.LogError(
                "The stop ran out of time; abandoned without their OnDeactivateAsync: {Grains}",
                string.Join(", ", Directory.Activations.Take(20)));
        }
    }
}
