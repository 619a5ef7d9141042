namespace Orleans.Runtime;

/// <summary>An activation as its grain sees it.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    object? GrainInstance { get; }

    ActivationId ActivationId { get; }

    /// <summary>The activation's own service scope; disposed when it ends.</summary>
    IServiceProvider ActivationServices { get; }

    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Completed when the activation has ended. Awaiting it within the grain waits for itself.</summary>
    Task Deactivated { get; }

    /// <summary>Ends the activation when its running calls are done. A cancelled token lets it end without <c>OnDeactivateAsync</c>'s full time.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}

/// <summary>Gives services the activation whose turn it is.</summary>
public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}
