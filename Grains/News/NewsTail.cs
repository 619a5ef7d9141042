using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.News;
using B2BBooking.Grains.Interfaces.Streams;
using B2BBooking.Grains.Interfaces.Values;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Grains.News;

/// <summary>What has changed in a scope and was not yet told. However much comes, one call is under way to who follows it.</summary>
public sealed class NewsTail(NewsDesk owner, Scope scope, IStreamFollower follower, ILogger log) : IThreadPoolWorkItem, IDisposable
{
    private int _pending;

    public Scope Scope => scope;

    /// <summary>What changed since it was last taken.</summary>
    public NewsTopics Take() => (NewsTopics)Interlocked.Exchange(ref _pending, 0);

    public void Add(NewsTopics topic)
    {
        if (Interlocked.Or(ref _pending, (int)topic) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => _ = CallAsync();

    public void Dispose() => owner.Leave(this);

    private async Task CallAsync()
    {
        try
        {
            Caller.Set(Caller.System);
            await follower.MovedAsync();
        }
        catch (Exception e)
        {
            // Pages read anew each minute; what was pending is told with the next change.
            log.LogDebug(e, "News of {Scope} could not be told.", scope);
            Take();
        }
    }
}
