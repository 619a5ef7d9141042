using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>
/// An observer's object behind its reference: its calls run one at a time, outside any grain. The object is held weakly.
/// </summary>
internal sealed class LocalObject(Silo silo, IGrainObserver observer) : CallTarget, ICallHost
{
    public static readonly GrainType Type = GrainType.Create("sys.client.observer");

    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Queue<GrainCall> _calls = new();
    private bool _isRunning;
    private bool _isDeleted;

    public IIncomingGrainCallFilter[] Filters => silo.IncomingFilters;

    public override bool TryPost(GrainCall call)
    {
        lock (_calls)
        {
            if (_isDeleted)
            {
                return false;
            }

            _calls.Enqueue(call);
            if (_isRunning)
            {
                return true;
            }

            _isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static target => target.RunNext(), this, preferLocal: true);
        return true;
    }

    public void Delete()
    {
        lock (_calls)
        {
            _isDeleted = true;
        }
    }

    public void Ended(GrainCall call, Exception? exception)
    {
        lock (_calls)
        {
            _calls.Dequeue();
            if (_calls.Count == 0)
            {
                _isRunning = false;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static target => target.RunNext(), this, preferLocal: true);
    }

    public IncomingCallContext CreateContext(GrainCall call, object target) => new(call, target, silo.IncomingFilters, null);

    public override void FailOverdue(long now)
    {
        GrainCall[] overdue;
        string running;
        lock (_calls)
        {
            overdue = [.. _calls.Where(call => call.Deadline < now && !call.IsAnswered)];
            running = overdue.Length == 0 ? "" : _calls.Peek().ToString();
        }

        foreach (var call in overdue)
        {
            FailOverdue(call, $"The observer was running: {running}.");
        }
    }

    private void RunNext()
    {
        GrainCall call;
        lock (_calls)
        {
            call = _calls.Peek();
        }

        if (!_observer.TryGetTarget(out var target))
        {
            Ended(call, null);
            call.TryFail(new ClientNotAvailableException(call.Reference.GrainId));
            return;
        }

        if (call.IsAnswered)
        {
            Ended(call, null);
            return;
        }

        RequestContext.Values = call.Context;
        call.Run(target, this);
    }
}
