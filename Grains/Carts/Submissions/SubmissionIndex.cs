using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>The submissions that were asked for away from central, by cart, and which carts have some without an order.</summary>
public sealed class SubmissionIndex : IProjection
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Scope, SubmissionIntents> _carts = [];

    public ImmutableArray<string> Kinds { get; } = [.. IntentEntries.Kinds, CartEntries.Submitted, ShowEntries.Defined];

    /// <summary>A cart has a submission that a server has to look at: told with each entry about it, and where its show has changed.
    /// Called by the feed: must be quick.</summary>
    public event Action<Scope>? Moved;

    public void Apply(Recorded recorded)
    {
        var entry = recorded.Entry;
        foreach (var scope in entry.Kind == ShowEntries.Defined ? OpenAt(new ShowId(entry.Scope.Parts[0])) : Applied(entry)) Moved?.Invoke(scope);
    }

    /// <summary>Carts with submissions that have no order, all of a show or of all.</summary>
    public ImmutableArray<Scope> OpenAt(ShowId? show)
    {
        lock (_lock)
        {
            return [.. _carts.Where(c => (show is null || c.Key.Parts[0] == show.Value.Value) && IsOpen(c.Value)).Select(c => c.Key)];
        }
    }

    /// <summary>The submissions of a show's carts without an order, by cart.</summary>
    public ImmutableArray<(GroupId Group, SubmissionIntent Intent)> Open(ShowId show)
    {
        lock (_lock)
        {
            return
            [
                .. _carts.Where(c => c.Key.Parts[0] == show.Value)
                    .SelectMany(c => c.Value.All.Where(i => i.IsOpen).Select(i => (new GroupId(c.Key.Parts[2]), i))),
            ];
        }
    }

    private ImmutableArray<Scope> Applied(Entry entry)
    {
        lock (_lock)
        {
            if (!_carts.TryGetValue(entry.Scope, out var intents)) _carts.Add(entry.Scope, intents = new SubmissionIntents());
            if (entry.Kind == CartEntries.Submitted) intents.Submitted(entry.CommandId);
            else intents.Apply(entry);
            return IsOpen(intents) ? [entry.Scope] : [];
        }
    }

    private static bool IsOpen(SubmissionIntents intents) => intents.All.Any(i => i.Asked is not null && !i.Ordered);
}
