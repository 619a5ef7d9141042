namespace Orleans.Runtime;

/// <summary>
/// Carries a caller's cancellation to the callee. The caller is answered at once; the callee's token is cancelled in a
/// turn of the callee, so that what it registered there runs where the grain's code may run.
/// </summary>
internal sealed class CallCancellation : IDisposable
{
    private readonly GrainCall _call;
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationToken _callers;
    private CancellationTokenRegistration _registration;
    private Activation? _runner;

    private CallCancellation(GrainCall call, CancellationToken callers)
    {
        _call = call;
        _callers = callers;
    }

    public static void Attach(GrainCall call)
    {
        var token = call.GetCancellationToken();
        if (token.IsCancellationRequested)
        {
            call.TryFail(new OperationCanceledException(token));
        }
        else if (token.CanBeCanceled)
        {
            var cancellation = new CallCancellation(call, token);
            call.Cancellation = cancellation;
            call.SetCancellationToken(cancellation._source.Token);
            cancellation._registration = token.UnsafeRegister(static state => ((CallCancellation)state!).Cancel(), cancellation);
        }
    }

    /// <summary>Called before the runner looks whether the call is still wanted, so that one of the two sees the other.</summary>
    public void RunsIn(Activation runner) => Interlocked.Exchange(ref _runner, runner);

    public void Dispose() => _registration.Dispose();

    private void Cancel()
    {
        _call.TryFail(new OperationCanceledException(_callers));
        if (Volatile.Read(ref _runner) is { } runner)
        {
            runner.Turns.Queue(_source.Cancel);
        }
        else
        {
            _source.Cancel();
        }
    }
}
