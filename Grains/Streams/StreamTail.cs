using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Streams;
using B2BBooking.Journal;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.Streams;

/// <summary>How far a stream has grown that an active grain folds. The journal's writer says so with each commit; the grain is
/// called only where the entries are not its own, and at most one such call is under way.</summary>
public sealed class StreamTail(StreamTails owner, StreamName stream, IStreamFollower follower, ILogger log) : IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private long _latest;
    private int _writing;
    private int _told;
    private volatile bool _left;

    public StreamName Stream => stream;

    /// <summary>From here to <see cref="EndWriting"/> the grain waits for an append of its own, and hears of no entry.</summary>
    public void BeginWriting() => Interlocked.Exchange(ref _writing, 1);

    /// <param name="known">The position that the grain has folded: what is beyond it, it is now told of.</param>
    public void EndWriting(long known)
    {
        Interlocked.Exchange(ref _writing, 0);
        if (Volatile.Read(ref _latest) > known) Tell();
    }

    /// <summary>The grain begins to read; what arrives from here on it is told of anew.</summary>
    /// <returns>False where it knows all that there is.</returns>
    public bool Read(long known)
    {
        Interlocked.Exchange(ref _told, 0);
        return Volatile.Read(ref _latest) > known;
    }

    /// <summary>Called by the journal's writer: quick, and never blocking.</summary>
    public void Moved(long position)
    {
        Interlocked.Exchange(ref _latest, position);
        if (Volatile.Read(ref _writing) == 0) Tell();
    }

    void IThreadPoolWorkItem.Execute() => _ = CallAsync();

    public void Dispose()
    {
        _left = true;
        owner.Leave(this);
    }

    private void Tell()
    {
        if (!_left && Interlocked.Exchange(ref _told, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private async Task CallAsync()
    {
        try
        {
            Caller.Set(Caller.System);
            await follower.MovedAsync();
        }
        catch (Exception e)
        {
            // The journal may be unavailable for a while; the grain must not stay behind once it is back.
            log.LogWarning(e, "The grain of {Stream} could not read what has arrived; it is told again.", stream);
            await Task.Delay(RetryAfter);
            Interlocked.Exchange(ref _told, 0);
            Tell();
        }
    }
}
