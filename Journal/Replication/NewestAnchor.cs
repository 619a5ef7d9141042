using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Clocks;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Replication;

/// <summary>The newest time anchor. A server signs its own, by its own clock, when somebody asks for it. A laptop takes the newest
/// of this organizer's servers, never one further ahead of its own clock than <see cref="HybridClock.MaxLead"/>: a server whose clock
/// is ahead would otherwise make all that is submitted too late, until that time has come. Kept lazily on its shelf.</summary>
sealed class NewestAnchor(Introductions introductions, LazyKeeping lazy, NodeIdentity? identity, OriginId origin, TimeProvider time)
{
    /// <summary>A server signs at most so often.</summary>
    private static readonly TimeSpan SignEvery = TimeSpan.FromSeconds(10);

    /// <summary>An older one only makes the interval longer in which something may have been written: not worth a write to the disk each time.</summary>
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private TimeAnchor? _newest;
    private DateTimeOffset _kept;

    public TimeAnchor? Value
    {
        get
        {
            var now = time.GetUtcNow();
            lock (_lock) return Server is { } server ? Own(server, now) : Credible(now);
        }
    }

    /// <summary>What was taken last, also where it is ahead of this node's clock by now: that was set back.</summary>
    public TimeAnchor? Held
    {
        get
        {
            lock (_lock) return _newest;
        }
    }

    private NodeIdentity? Server => identity is { Chain.Node.Role: var role } && role.IsServer() ? identity : null;

    public void Observe(TimeAnchor anchor)
    {
        var now = time.GetUtcNow();
        // A server's own clock serves as well as another's.
        if (Server is not null || IsAhead(anchor, now) || !IsNews(anchor, now)) return;
        if (introductions.Find(anchor.By)?.Chain.Node is not { } node || !anchor.IsSignedBy(node)) return;
        lock (_lock)
        {
            if (Credible(now) is { } newest && newest.Time >= anchor.Time) return;
            _newest = anchor;
            if ((anchor.Time - _kept).Duration() < KeepEvery) return;
            _kept = anchor.Time;
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
                _kept = _newest.Time;
            }
            catch (PayloadFormatException)
            {
                // A spoilt one is as good as none: the next server hands out another.
            }
        }
    }

    private TimeAnchor Own(NodeIdentity server, DateTimeOffset now) =>
        _newest is { } own && own.By == origin && (now - own.Time).Duration() < SignEvery ? own : _newest = TimeAnchor.Sign(server, origin, now);

    private bool IsNews(TimeAnchor anchor, DateTimeOffset now)
    {
        lock (_lock) return Credible(now) is not { } held || held.Time < anchor.Time;
    }

    /// <summary>Also what was taken in time may be ahead: this node's clock was, and has been set right since.</summary>
    private TimeAnchor? Credible(DateTimeOffset now) => _newest is { } held && !IsAhead(held, now) ? held : null;

    private static bool IsAhead(TimeAnchor anchor, DateTimeOffset now) => anchor.Time > now + HybridClock.MaxLead;
}
