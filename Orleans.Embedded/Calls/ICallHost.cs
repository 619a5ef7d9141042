namespace Orleans.Runtime;

/// <summary>Whoever runs a call: an activation, or an observer's object.</summary>
internal interface ICallHost
{
    /// <summary>The filters around the method; empty for none.</summary>
    IIncomingGrainCallFilter[] Filters { get; }

    IncomingCallContext CreateContext(GrainCall call, object target);

    /// <summary>Called once a call has run, before its caller is answered.</summary>
    void Ended(GrainCall call, Exception? exception);
}
