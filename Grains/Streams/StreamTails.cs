using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Streams;
using B2BBooking.Journal;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.Streams;

/// <summary>Tells the active grains of this process that others have written into their streams: other nodes, whose entries an
/// exchange brought, or other silos. One subscription serves all; a stream without an active grain costs a failed look-up.</summary>
public sealed class StreamTails : IDisposable
{
    private readonly ConcurrentDictionary<StreamName, StreamTail> _tails = [];
    private readonly ILogger<StreamTails> _log;
    private readonly ISubscription _subscription;

    public StreamTails(IJournal journal, ILogger<StreamTails> log)
    {
        _log = log;
        _subscription = journal.Subscribe(Committed);
    }

    /// <summary>From now on the grain hears of entries in the stream; it follows before it loads, so that it misses none between.</summary>
    public StreamTail Follow(StreamName stream, IStreamFollower follower)
    {
        var tail = new StreamTail(this, stream, follower, _log);
        _tails[stream] = tail;
        return tail;
    }

    public void Dispose() => _subscription.Dispose();

    internal void Leave(StreamTail tail) => _tails.TryRemove(new KeyValuePair<StreamName, StreamTail>(tail.Stream, tail));

    private void Committed(ImmutableArray<Recorded> entries)
    {
        foreach (var recorded in entries)
            if (_tails.TryGetValue(recorded.Entry.StreamName, out var tail))
                tail.Moved(recorded.Position);
    }
}
