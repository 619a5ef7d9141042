using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Nodes;
using B2BBooking.Journal.Exchange;

namespace B2BBooking.Hosting.Exchange;

/// <summary>All links of this node. Changes are told at most five times a second: nobody reads faster, and a server has many.</summary>
sealed class LinkBoard : INodeLinks, IDisposable
{
    private static readonly TimeSpan TellAfter = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, Link> _links = new(StringComparer.Ordinal);
    private readonly ITimer _timer;
    private int _pending;

    public LinkBoard(TimeProvider time) =>
        _timer = time.CreateTimer(board => ((LinkBoard)board!).Tell(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public event Action? Changed;

    /// <summary>A connection has ended: a link that was not needed beside it may be needed now.</summary>
    public event Action? Freed;

    /// <summary>A link was mended, or the network has changed: what failed before may succeed now.</summary>
    public event Action? Improved;

    public ImmutableArray<LinkState> Links => [.. _links.Values.Select(l => l.State).OrderBy(l => l.Id, StringComparer.Ordinal)];

    public Link Outgoing(string address) => _links.GetOrAdd(address, a => new Link(a, a, Touch));

    /// <summary>The link of a node that connects to this one.</summary>
    public Link Incoming(string node) => _links.GetOrAdd(node, n => new Link(n, "", Touch));

    public NodesHeard Heard { get; } = new();

    public DateTimeOffset? HeardOf(string node) => Heard.Of(node);

    public void Remove(Link link)
    {
        _links.TryRemove(link.Id, out _);
        Touch();
    }

    public LinkState? Cut(string link)
    {
        if (!_links.TryGetValue(link, out var known)) return null;
        known.Cut();
        return known.State;
    }

    public LinkState? Mend(string link)
    {
        if (!_links.TryGetValue(link, out var known)) return null;
        known.Mend();
        Improve();
        return known.State;
    }

    public void Free() => Freed?.Invoke();

    public void Improve() => Improved?.Invoke();

    public void Touch()
    {
        if (Interlocked.Exchange(ref _pending, 1) == 0) _timer.Change(TellAfter, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Tell()
    {
        Volatile.Write(ref _pending, 0);
        Changed?.Invoke();
    }
}
