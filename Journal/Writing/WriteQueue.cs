namespace B2BBooking.Journal.Writing;

/// <summary>What waits for the writer. Producers never wait; the writer takes all there is, up to a bound, and sleeps when there is nothing.</summary>
sealed class WriteQueue(int mostEntries)
{
    private readonly object _gate = new();
    private readonly Queue<IPendingWrite> _waiting = new();
    private bool _signalled;
    private bool _closed;

    /// <summary>False when closed.</summary>
    public bool TryAdd(IPendingWrite write)
    {
        lock (_gate)
        {
            if (_closed) return false;
            _waiting.Enqueue(write);
            if (_waiting.Count == 1) Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Wakes the writer though nothing is to be appended.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            _signalled = true;
            Monitor.Pulse(_gate);
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Writer: waits, then moves what is there into <paramref name="batch"/>, which may stay empty after a signal.
    /// A write is never split.</summary>
    /// <returns>False when closed and empty.</returns>
    public bool Take(List<IPendingWrite> batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_signalled)
            {
                if (_closed) return false;
                Monitor.Wait(_gate);
            }

            Move(batch);
            return true;
        }
    }

    /// <summary>As <see cref="Take"/>, without waiting.</summary>
    /// <returns>False where there is nothing to do.</returns>
    public bool TryTake(List<IPendingWrite> batch)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_signalled) return false;
            Move(batch);
            return true;
        }
    }

    public bool IsIdle
    {
        get
        {
            lock (_gate) return _waiting.Count == 0;
        }
    }

    private void Move(List<IPendingWrite> batch)
    {
        _signalled = false;
        for (var entries = 0; entries < mostEntries && _waiting.TryDequeue(out var next); entries += next.Count) batch.Add(next);
    }
}
