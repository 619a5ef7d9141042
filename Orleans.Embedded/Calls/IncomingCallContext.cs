using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>The way of one call through the filters of its host to the method.</summary>
internal sealed class IncomingCallContext(GrainCall call, object target, IIncomingGrainCallFilter[] filters, Activation? activation)
    : IIncomingGrainCallContext
{
    private int _next;

    public IInvokable Request => call;

    public object Grain => target;

    public GrainId? SourceId => call.Source?.GrainId;

    public GrainId TargetId => call.Reference.GrainId;

    public GrainInterfaceType InterfaceType => GrainInterfaceType.Create(InterfaceName);

    public string InterfaceName => call.GetInterfaceName();

    public string MethodName => call.GetMethodName();

    public MethodInfo InterfaceMethod => call.GetMethod();

    public MethodInfo ImplementationMethod => ImplementationMethods.Find(target.GetType(), InterfaceMethod);

    public IGrainContext TargetContext =>
        activation ?? throw new InvalidOperationException("An observer has no grain context.");

    public object? Result { get; set; }

    public async Task Invoke()
    {
        if (_next < filters.Length)
        {
            await filters[_next++].Invoke(this);
        }
        else if (_next++ == filters.Length && target is IIncomingGrainCallFilter own)
        {
            await own.Invoke(this);
        }
        else
        {
            Result = await call.InvokeBoxed(target);
        }
    }
}
