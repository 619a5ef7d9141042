namespace Orleans.Runtime;

/// <summary>Where calls to one id go.</summary>
internal abstract class CallTarget
{
    /// <summary>Takes the call; false when this target has ended and the id has to be looked up again.</summary>
    public abstract bool TryPost(GrainCall call);

    /// <summary>Fails the calls whose callers waited long enough.</summary>
    public abstract void FailOverdue(long now);

    protected static void FailOverdue(GrainCall call, string diagnosis) =>
        call.TryFail(new TimeoutException($"Response did not arrive on time in {call.Timeout} for message: {call}. {diagnosis}"));
}
