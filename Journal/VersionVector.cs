using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal;

/// <summary>For one scope, the highest sequence held of each origin; sequences have no gaps, so this says exactly what is held.</summary>
public sealed record VersionVector(ImmutableSortedDictionary<Guid, long> Highest)
{
    public static VersionVector Empty { get; } = new(ImmutableSortedDictionary<Guid, long>.Empty);

    public long this[OriginId origin] => Highest.GetValueOrDefault(origin.Value);

    public bool Covers(EntryName name) => this[name.Origin] >= name.Seq;
}
