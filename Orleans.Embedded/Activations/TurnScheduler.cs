using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>
/// Runs the turns of one activation, one at a time, on the thread pool: starts of calls, and continuations of what they
/// await, since <see cref="TaskScheduler.Current"/> is this scheduler during a turn.
/// </summary>
internal sealed class TurnScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>After so many turns in a row the thread goes back to the pool, so that a busy grain does not starve others.</summary>
    private const int TurnsInARow = 128;

    private readonly Queue<object> _turns = new();
    private bool _isScheduled;

    public override int MaximumConcurrencyLevel => 1;

    public void Queue(object turn)
    {
        bool wake;
        lock (_turns)
        {
            _turns.Enqueue(turn);
            wake = !_isScheduled;
            _isScheduled = true;
        }

        if (wake)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    public void Queue(Action turn) => Queue((object)turn);

    void IThreadPoolWorkItem.Execute()
    {
        RuntimeContext.Current = activation;
        // A task, so that awaits find this scheduler as the current one; one for the whole row of turns.
        new Task(static scheduler => ((TurnScheduler)scheduler!).RunTurns(), this).RunSynchronously(this);
        RuntimeContext.Current = null;
    }

    protected override void QueueTask(Task task) => Queue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && RuntimeContext.Current == activation && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_turns)
        {
            return _turns.OfType<Task>().ToArray();
        }
    }

    private void RunTurns()
    {
        var clean = ExecutionContext.Capture()!;
        for (var i = 0; i < TurnsInARow; i++)
        {
            if (!TryTake(out var turn))
            {
                return;
            }

            Run(turn);
            // What a turn set in its context (it may not be an async method) ends with the turn.
            ExecutionContext.Restore(clean);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TryTake(out object turn)
    {
        lock (_turns)
        {
            if (_turns.TryDequeue(out turn!))
            {
                return true;
            }

            _isScheduled = false;
            return false;
        }
    }

    private void Run(object turn)
    {
        try
        {
            switch (turn)
            {
                case GrainCall call:
                    activation.Start(call);
                    break;
                case Task task:
                    TryExecuteTask(task);
                    break;
                case Action action:
                    action();
                    break;
            }
        }
        catch (Exception exception)
        {
            activation.Silo.Logger.LogError(exception, "A turn of {Grain} failed outside any call", activation);
        }
    }
}
