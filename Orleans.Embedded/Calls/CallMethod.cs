using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>What the runtime has to know of an interface method; read from its attributes once.</summary>
internal sealed class CallMethod
{
    public CallMethod(Type interfaceType, MethodInfo method)
    {
        InterfaceType = interfaceType;
        Method = method;
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsAlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsOneWay = method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        TakesCancellation = method.GetParameters().Any(p => p.ParameterType == typeof(CancellationToken));
    }

    public Type InterfaceType { get; }

    public MethodInfo Method { get; }

    public bool IsReadOnly { get; }

    public bool IsAlwaysInterleave { get; }

    public bool IsOneWay { get; }

    public bool TakesCancellation { get; }

    public TimeSpan? Timeout { get; }

    public string InterfaceName => InterfaceType.FullName ?? InterfaceType.Name;

    public override string ToString() => $"{InterfaceName}.{Method.Name}";
}
