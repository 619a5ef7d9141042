namespace Orleans.Runtime;

/// <summary>A call whose caller gets a <see cref="System.Threading.Tasks.Task"/>.</summary>
internal abstract class TaskCall<T> : GrainCall<T>
{
    // The caller's continuation never runs within the callee's turn.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _completion.Task;

    public override bool IsAnswered => _completion.Task.IsCompleted;

    public override bool TryFail(Exception exception) =>
        exception is OperationCanceledException cancelled
            ? _completion.TrySetCanceled(cancelled.CancellationToken)
            : _completion.TrySetException(exception);

    protected override bool TryAnswer(T result) => _completion.TrySetResult(result);
}
