using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>
/// One call on its way: the arguments (in the emitted class of its method), where it goes, what flows with it, and the
/// promise to its caller. It is answered once: by the method, by the time-out, by cancellation or by a refusal.
/// </summary>
internal abstract class GrainCall : IInvokable
{
    private object? _target;

    public abstract CallMethod Method { get; }

    /// <summary>The reference called through; a call whose activation ends before it runs goes on from here.</summary>
    [AllowNull]
    public GrainReference Reference { get; set; }

    /// <summary>The activation in whose turn the call was made.</summary>
    public Activation? Source { get; set; }

    /// <summary>The caller's <see cref="RequestContext"/>; never changed after it was taken.</summary>
    public Dictionary<string, object>? Context { get; set; }

    /// <summary>When the caller gives up, in <see cref="Environment.TickCount64"/>.</summary>
    public long Deadline { get; set; } = long.MaxValue;

    public TimeSpan Timeout { get; set; }

    /// <summary>Place among the running calls of its activation, -1 when it does not run.</summary>
    public int RunningIndex { get; set; } = -1;

    public CallMode Mode { get; set; }

    /// <summary>Whether the call keeps its activation from being collected as idle.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Whether a waiting call goes to the next activation when this one ends.</summary>
    public virtual bool IsForwardable => true;

    public virtual bool IsReadOnly => Method.IsReadOnly;

    public virtual bool IsAlwaysInterleave => Method.IsAlwaysInterleave;

    public abstract bool IsAnswered { get; }

    public CallCancellation? Cancellation { get; set; }

    /// <summary>Runs the call on the target; the answer goes to the caller only after <paramref name="host"/> knows that it ended.</summary>
    public abstract void Run(object target, ICallHost host);

    /// <summary>Answers with a failure, unless already answered.</summary>
    public abstract bool TryFail(Exception exception);

    /// <summary>Invokes the method and boxes its result, for filters.</summary>
    public abstract ValueTask<object?> InvokeBoxed(object target);

    public void SetTarget(object target) => _target = target;

    public object? GetTarget() => _target;

    public abstract int GetArgumentCount();

    public abstract object? GetArgument(int index);

    public abstract void SetArgument(int index, object value);

    public virtual CancellationToken GetCancellationToken() => default;

    public virtual void SetCancellationToken(CancellationToken cancellationToken)
    {
    }

    public virtual string GetMethodName() => Method.Method.Name;

    public virtual string GetInterfaceName() => Method.InterfaceName;

    public string GetActivityName() => $"{GetInterfaceName()}/{GetMethodName()}";

    public virtual MethodInfo GetMethod() => Method.Method;

    public virtual Type GetInterfaceType() => Method.InterfaceType;

    public TimeSpan? GetDefaultResponseTimeout() => Method.Timeout;

    public override string ToString() => $"{GetInterfaceName()}.{GetMethodName()} of {Reference?.GrainId}";

    internal static ArgumentOutOfRangeException NoSuchArgument(int index) => new(nameof(index), index, "The call has no such argument.");
}
