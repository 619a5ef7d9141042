namespace B2BBooking.Journal.Writing;

/// <summary>Snapshots that wait to be kept, the newest of each stream.</summary>
sealed class PendingSnapshots
{
    private readonly Lock _lock = new();
    private Dictionary<StreamName, Snapshot> _waiting = [];
    private Dictionary<StreamName, Snapshot> _taken = [];

    /// <returns>True where nothing waited before.</returns>
    public bool Add(StreamName stream, Snapshot snapshot)
    {
        lock (_lock)
        {
            _waiting[stream] = snapshot;
            return _waiting.Count == 1;
        }
    }

    public Snapshot? Find(StreamName stream)
    {
        lock (_lock) return _waiting.GetValueOrDefault(stream) ?? _taken.GetValueOrDefault(stream);
    }

    /// <summary>Writer: what is to be stored; it is found here until <see cref="Done"/>.</summary>
    public IReadOnlyDictionary<StreamName, Snapshot> Take()
    {
        lock (_lock)
        {
            if (_waiting.Count > 0) (_taken, _waiting) = (_waiting, []);
            return _taken;
        }
    }

    public void Done()
    {
        lock (_lock) _taken = [];
    }
}
