using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Replication;

/// <summary>The newest time anchor of this organizer's servers, in memory and lazily on its shelf.</summary>
sealed class NewestAnchor(Introductions introductions, LazyKeeping lazy)
{
    private readonly Lock _lock = new();
    private TimeAnchor? _newest;

    public TimeAnchor? Value
    {
        get
        {
            lock (_lock) return _newest;
        }
    }

    public void Observe(TimeAnchor anchor)
    {
        if (Value is { } held && held.Time >= anchor.Time) return;
        if (introductions.Find(anchor.By)?.Chain.Node is not { } node || !anchor.IsSignedBy(node)) return;
        lock (_lock)
        {
            if (_newest is { } newest && newest.Time >= anchor.Time) return;
            _newest = anchor;
        }

        lazy.Keep(new Besides([], [], [new(Shelf.Anchor, "", anchor.ToBytes())]));
    }

    public void Load(IEnumerable<KeyValuePair<string, byte[]>> kept)
    {
        foreach (var (_, bytes) in kept)
        {
            try
            {
                _newest = TimeAnchor.FromBytes(bytes);
            }
            catch (PayloadFormatException)
            {
                // A spoilt one is as good as none: the next server hands out another.
            }
        }
    }
}
