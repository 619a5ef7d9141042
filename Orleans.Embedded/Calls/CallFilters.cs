using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);

/// <summary>Runs around a call on the grain's side, within its turn. Filters run in the order of registration, then the grain's own.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}

public interface IGrainCallContext
{
    IInvokable Request { get; }

    /// <summary>The grain's, or the observer's, object.</summary>
    object Grain { get; }

    /// <summary>The calling grain; null for a call from outside the grains.</summary>
    GrainId? SourceId { get; }

    GrainId TargetId { get; }

    GrainInterfaceType InterfaceType { get; }

    string InterfaceName { get; }

    string MethodName { get; }

    MethodInfo InterfaceMethod { get; }

    /// <summary>The method's result once <see cref="Invoke"/> is done; may be replaced.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter, or the method.</summary>
    Task Invoke();
}

public interface IIncomingGrainCallContext : IGrainCallContext
{
    IGrainContext TargetContext { get; }

    MethodInfo ImplementationMethod { get; }
}
