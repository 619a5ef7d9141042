namespace Orleans.Runtime;

/// <summary>A call with a result of <typeparamref name="T"/>; <see cref="Nothing"/> for methods without one.</summary>
internal abstract class GrainCall<T> : GrainCall
{
    private static readonly bool IsReference = typeof(T).IsInterface && typeof(T).IsAssignableTo(typeof(IAddressable));

    protected abstract ValueTask<T> Invoke(object target);

    protected abstract bool TryAnswer(T result);

    public sealed override async ValueTask<object?> InvokeBoxed(object target) => await Invoke(target);

    public sealed override void Run(object target, ICallHost host)
    {
        ValueTask<T> running;
        try
        {
            running = host.Filters.Length == 0 ? Invoke(target) : InvokeFiltered(target, host);
            if (running.IsCompletedSuccessfully)
            {
                var result = running.Result;
                host.Ended(this, null);
                Answer(result);
                return;
            }
        }
        catch (Exception exception)
        {
            Fail(exception, host);
            return;
        }

        _ = Finish(running, host);
    }

    /// <summary>Awaits in the host's context, so that the end of a call is a turn of its own.</summary>
    private async Task Finish(ValueTask<T> running, ICallHost host)
    {
        T result;
        try
        {
            result = await running;
        }
        catch (Exception exception)
        {
            Fail(exception, host);
            return;
        }

        host.Ended(this, null);
        Answer(result);
    }

    private async ValueTask<T> InvokeFiltered(object target, ICallHost host)
    {
        SetTarget(target);
        var context = host.CreateContext(this, target);
        await context.Invoke();
        return context.Result is { } result ? (T)result : default!;
    }

    private void Answer(T result)
    {
        Cancellation?.Dispose();
        TryAnswer(IsReference ? (T)GrainArguments.ToReference(result, typeof(T))! : result);
    }

    private void Fail(Exception exception, ICallHost host)
    {
        host.Ended(this, exception);
        Cancellation?.Dispose();
        TryFail(exception);
    }
}

/// <summary>The result of a method without one.</summary>
internal readonly struct Nothing;
