using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Grains.Nodes;

/// <summary>Since when a node has lacked what it lacks of a scope, for a node that has just started and did not see it happen. It is the time of
/// the oldest entry that is lacked; but entries may be older than their arrival, and then it is since the other last spoke.</summary>
sealed class LagStart(IReplica replica, Scope scope, VersionVector here, DateTimeOffset now)
{
    private readonly Dictionary<(Guid Origin, long After), DateTimeOffset?> _written = [];

    /// <param name="said">What it last acknowledged; null: nothing.</param>
    public async ValueTask<DateTimeOffset> OfAsync(Incarnation known, Acknowledgement? said, CancellationToken cancel)
    {
        var oldest = now;
        foreach (var (origin, seq) in here.Highest)
        {
            var held = said?.Held.Highest.GetValueOrDefault(origin) ?? 0;
            if (held < seq && await WrittenAsync(origin, held, cancel) is { } written && written < oldest) oldest = written;
        }

        var spoke = said?.At.Wall ?? known.Started;
        return spoke > oldest && spoke < now ? spoke : oldest;
    }

    /// <summary>Most nodes that lack something lack it from one place on.</summary>
    private async ValueTask<DateTimeOffset?> WrittenAsync(Guid origin, long after, CancellationToken cancel)
    {
        if (_written.TryGetValue((origin, after), out var known)) return known;
        return _written[(origin, after)] = await ReadAsync(new OriginId(origin), after, cancel);
    }

    private async ValueTask<DateTimeOffset?> ReadAsync(OriginId origin, long after, CancellationToken cancel)
    {
        try
        {
            var run = await replica.LoadRunAsync(scope, origin, after, mostBytes: 1, cancel);
            return run?.Entries[0].Time.Wall;
        }
        catch (JournalException)
        {
            // The exchange meets it as well, and says so in the log; what the others are behind is shown without it.
            return null;
        }
    }
}
