using System.Collections.Immutable;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Streams;

/// <summary>Something derived from entries of many streams, kept in memory by each node: an index, names, a report.
/// Applied by one thread at a time, in order of arrival, while grains read it: publish what they read safely.</summary>
public interface IProjection
{
    /// <summary>The kinds of entries that it is given.</summary>
    ImmutableArray<string> Kinds { get; }

    /// <summary>True for one that nobody must wait for: it reads the journal on its own and may lag.</summary>
    bool Background => false;

    /// <summary>Applies an entry; whatever it cannot read it throws on, and is then given the next one.</summary>
    void Apply(Recorded recorded);
}
