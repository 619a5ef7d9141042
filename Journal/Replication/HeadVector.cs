using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Replication;

/// <summary>What a node holds of a scope: of each origin the last sequence and the hash of that entry. Two nodes with the same sequence
/// and another hash have met a node that wrote one place twice.</summary>
public sealed record HeadVector(ImmutableSortedDictionary<Guid, ChainPoint> Heads)
{
    public static HeadVector Empty { get; } = new(ImmutableSortedDictionary<Guid, ChainPoint>.Empty);

    public ChainPoint this[OriginId origin] => Heads.GetValueOrDefault(origin.Value);
}

/// <summary>A place in a chain. <see cref="Mark"/>: the first 8 bytes of that entry's hash, big-endian; 0 and 0: nothing is held.</summary>
public readonly record struct ChainPoint(long Seq, ulong Mark);
