using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base of grain classes.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly IGrainRuntime? _runtime;

    protected Grain()
        : this(RuntimeContext.Current!)
    {
    }

    /// <summary>For grains that are made outside the runtime, in tests of their own.</summary>
    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        GrainContext = grainContext;
        _runtime = grainRuntime ?? grainContext?.ActivationServices.GetService<IGrainRuntime>();
    }

    /// <summary>The activation; null in a grain that was not made by the runtime.</summary>
    [AllowNull]
    public IGrainContext GrainContext { get; }

    public GrainReference GrainReference => GrainContext.GrainReference;

    public string IdentityString => GrainContext.GrainId.ToString();

    public string RuntimeIdentity => Runtime.SiloIdentity;

    protected IGrainFactory GrainFactory => Runtime.GrainFactory;

    protected internal IServiceProvider ServiceProvider => GrainContext?.ActivationServices ?? Runtime.ServiceProvider;

    private IGrainRuntime Runtime =>
        _runtime ?? throw new InvalidOperationException(
            "This grain was made outside the runtime and without one: get it from IGrainFactory, or give its constructor a runtime.");

    /// <summary>Called once before the first call; if it fails, so do the calls that wait.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called once after the last call, when the activation ends in good order.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="GrainBaseExtensions.DeactivateOnIdle"/>
    protected void DeactivateOnIdle() => Runtime.DeactivateOnIdle(GrainContext);

    /// <summary>Keeps this activation from being collected as idle for this long; zero or less takes that back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Runtime.DelayDeactivation(GrainContext, timeSpan);
}
