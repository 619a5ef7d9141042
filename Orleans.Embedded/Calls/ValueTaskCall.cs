using System.Threading.Tasks.Sources;

namespace Orleans.Runtime;

/// <summary>A call whose caller gets a <see cref="System.Threading.Tasks.ValueTask"/>: the call itself is its source.</summary>
internal abstract class ValueTaskCall<T> : GrainCall<T>, IValueTaskSource<T>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<T> _completion = new() { RunContinuationsAsynchronously = true };
    private int _answered;

    public ValueTask<T> ValueTask => new(this, _completion.Version);

    public ValueTask VoidValueTask => new(this, _completion.Version);

    public override bool IsAnswered => Volatile.Read(ref _answered) != 0;

    public override bool TryFail(Exception exception)
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }

        _completion.SetException(exception);
        return true;
    }

    protected override bool TryAnswer(T result)
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }

        _completion.SetResult(result);
        return true;
    }

    T IValueTaskSource<T>.GetResult(short token) => _completion.GetResult(token);

    void IValueTaskSource.GetResult(short token) => _completion.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _completion.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);
}
