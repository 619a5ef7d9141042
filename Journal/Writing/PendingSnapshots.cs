namespace B2BBooking.Journal.Writing;

/// <summary>Snapshots that wait to be kept, the newest of each stream.</summary>
sealed class PendingSnapshots
{
    private readonly Lock _lock = new();
    private Dictionary<StreamName, Snapshot> _waiting = [];

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
        lock (_lock) return _waiting.GetValueOrDefault(stream);
    }

    public IReadOnlyCollection<KeyValuePair<StreamName, Snapshot>> Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0) return [];
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }
}
