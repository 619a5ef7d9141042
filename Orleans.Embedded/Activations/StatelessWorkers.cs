namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker id: a call goes to an idle one, else to a new one, else to the least busy.</summary>
internal sealed class StatelessWorkers(Silo silo, GrainId grainId, GrainClass grainClass, int max) : CallTarget
{
    private readonly Lock _lock = new();
    private readonly List<Activation> _workers = [];

    public IReadOnlyList<Activation> Activations
    {
        get
        {
            lock (_lock)
            {
                return [.. _workers];
            }
        }
    }

    public override bool TryPost(GrainCall call)
    {
        while (!Choose().TryPost(call))
        {
            // It ended in between, and has left the list.
        }

        return true;
    }

    public override void FailOverdue(long now)
    {
        foreach (var worker in Activations)
        {
            worker.FailOverdue(now);
        }
    }

    private Activation Choose()
    {
        lock (_lock)
        {
            var leastBusy = _workers.MinBy(worker => worker.Load);
            if (leastBusy is not null && (leastBusy.Load == 0 || _workers.Count >= max))
            {
                return leastBusy;
            }

            var worker = new Activation(silo, grainId, grainClass, Remove);
            _workers.Add(worker);
            return worker;
        }
    }

    private void Remove(Activation worker)
    {
        lock (_lock)
        {
            _workers.Remove(worker);
        }
    }
}
