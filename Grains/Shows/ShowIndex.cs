using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Shows;

/// <summary>The shows that this node knows, for every grain that asks for a stage or a currency.</summary>
public sealed class ShowIndex : IProjection, IShowSchedules
{
    private readonly ConcurrentDictionary<ShowId, Show> _shows = [];

    public ImmutableArray<string> Kinds { get; } = [ShowEntries.Defined];

    public void Apply(Recorded recorded) =>
        _shows.GetOrAdd(new ShowId(recorded.Entry.Scope.Parts[0]), _ => new Show()).Apply(recorded.Entry);

    public ShowDefinition? Find(ShowId show) => _shows.GetValueOrDefault(show)?.Definition;

    public ShowView? View(ShowId show, NodeTime clock) => Find(show) is { Times: var times } definition
        ? new ShowView(show, definition, clock.StageOf(times), times.NextChange(clock.Now), clock.IsCloseUnconfirmed(times), clock.ClockOff)
        : null;

    /// <summary>The newest first.</summary>
    public ImmutableArray<ShowView> All(NodeTime clock) =>
        [.. _shows.Keys.Select(show => View(show, clock)).OfType<ShowView>()
            .OrderByDescending(show => show.Definition.Times.During).ThenBy(show => show.Id.Value, StringComparer.Ordinal)];
}
