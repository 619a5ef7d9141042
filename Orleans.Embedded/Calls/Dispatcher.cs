using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Sends calls: gives them their context, their deadline and their cancellation.</summary>
internal sealed class Dispatcher(SiloMessagingOptions options)
{
    private readonly TimeSpan _timeout = options.ResponseTimeout;

    public void Send(GrainReference reference, GrainCall call)
    {
        var method = call.Method;
        call.Reference = reference;
        call.Source = RuntimeContext.Current;
        call.Context = RequestContext.Values;
        if (!method.IsOneWay)
        {
            call.Timeout = method.Timeout ?? _timeout;
            call.Deadline = Environment.TickCount64 + (long)call.Timeout.TotalMilliseconds;
        }

        if (!reference.Silo.Accepts(call, out var refusal))
        {
            call.TryFail(refusal);
            return;
        }

        if (method.TakesCancellation)
        {
            CallCancellation.Attach(call);
            if (call.IsAnswered)
            {
                return;
            }
        }

        try
        {
            reference.Post(call);
        }
        catch (Exception exception)
        {
            call.TryFail(exception);
        }
    }
}
