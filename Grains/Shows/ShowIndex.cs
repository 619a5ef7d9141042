using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
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

    public ShowView? View(ShowId show, DateTimeOffset now) => Find(show) is { } definition
        ? new ShowView(show, definition, definition.Times.At(now), definition.Times.NextChange(now))
        : null;

    /// <summary>The newest first.</summary>
    public ImmutableArray<ShowView> All(DateTimeOffset now) =>
        [.. _shows.Keys.Select(show => View(show, now)).OfType<ShowView>()
            .OrderByDescending(show => show.Definition.Times.During).ThenBy(show => show.Id.Value, StringComparer.Ordinal)];
}
