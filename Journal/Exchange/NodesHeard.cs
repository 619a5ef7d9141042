using System.Collections.Concurrent;

namespace B2BBooking.Journal.Exchange;

/// <summary>When this server last heard each node: over a connection of its own, or by what another server told. A laptop that is quiet
/// writes and acknowledges nothing, and is heard by the server alone that it is connected to. Nobody signs this: it says how complete a
/// report is, and decides nothing. Thread-safe.</summary>
public sealed class NodesHeard
{
    /// <summary>Who is not heard for longer is not told of: acknowledgements, which are kept, say when it was.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromMinutes(2);

    /// <summary>Of more nodes than this nothing is kept in mind; no show has nearly as many.</summary>
    public const int Most = 10_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);

    public DateTimeOffset? Of(string node) => _heard.TryGetValue(node, out var at) ? at : null;

    /// <param name="now">By this node's clock. What was heard later than that was heard before the clock was set back, and counts no more.</param>
    public void Hear(string node, TimeSpan ago, DateTimeOffset now)
    {
        if (!_heard.ContainsKey(node) && _heard.Count >= Most) return;
        _heard.AddOrUpdate(
            node,
            static (_, heard) => heard.At,
            static (_, before, heard) => heard.At > before || before > heard.Now ? heard.At : before,
            (At: now - ago, Now: now));
    }

    /// <summary>Those heard lately, and how long ago.</summary>
    public IReadOnlyList<(string Node, TimeSpan Ago)> Since(DateTimeOffset now) =>
        [.. _heard.Where(h => h.Value <= now && now - h.Value <= Lately).Select(h => (h.Key, now - h.Value))];
}
