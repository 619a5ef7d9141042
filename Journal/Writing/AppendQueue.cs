namespace B2BBooking.Journal.Writing;

/// <summary>What waits for the writer. Producers never wait; the writer takes all there is, up to a bound, and sleeps when there is nothing.</summary>
sealed class AppendQueue(int mostEntries)
{
    private readonly object _gate = new();
    private Queue<PendingAppend> _waiting = new();
    private bool _signalled;
    private bool _closed;

    /// <summary>False when closed.</summary>
    public bool TryAdd(PendingAppend append)
    {
        lock (_gate)
        {
            if (_closed) return false;
            _waiting.Enqueue(append);
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
    /// An append is never split.</summary>
    /// <returns>False when closed and empty.</returns>
    public bool Take(List<PendingAppend> batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_signalled)
            {
                if (_closed) return false;
                Monitor.Wait(_gate);
            }

            _signalled = false;
            for (var entries = 0; entries < mostEntries && _waiting.TryDequeue(out var next); entries += next.Count) batch.Add(next);
            return true;
        }
    }
}
