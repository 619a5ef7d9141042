using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Journal.Writing;

/// <summary>The live tail. Called by the writer after each commit; while a callback runs, nobody subscribes or leaves,
/// so a new one misses nothing after its start and a disposed one is never called again.</summary>
/// <typeparam name="T">What is told of a commit.</typeparam>
sealed class Subscriptions<T>(ILogger log, long start)
{
    private readonly Lock _lock = new();
    private ImmutableArray<Subscription> _all = [];
    private long _published = start;

    public ISubscription Add(Action<T> committed)
    {
        lock (_lock)
        {
            var added = new Subscription(this, committed, _published);
            _all = _all.Add(added);
            return added;
        }
    }

    /// <param name="news">Asked for what to tell only where somebody listens. That is decided here and nowhere before: one who came in
    /// between would be counted as told of this commit, and was not.</param>
    public void Publish(Func<T> news, long position)
    {
        lock (_lock)
        {
            if (!_all.IsEmpty) Tell(news());
            _published = position;
        }
    }

    private void Tell(T news)
    {
        foreach (var subscription in _all) Call(subscription, news);
    }

    private void Call(Subscription subscription, T news)
    {
        try
        {
            subscription.Committed(news);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The entries are durable and others wait for them: one bad listener must not stop the journal.
            log.LogError(e, "A subscriber of the journal threw; it goes on with the next commit.");
        }
    }

    private sealed class Subscription(Subscriptions<T> owner, Action<T> committed, long from) : ISubscription
    {
        public long From => from;

        public Action<T> Committed => committed;

        public void Dispose()
        {
            lock (owner._lock) owner._all = owner._all.Remove(this);
        }
    }
}
