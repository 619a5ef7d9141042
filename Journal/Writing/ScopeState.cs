using System.Buffers.Binary;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Writing;

/// <summary>The chains of one scope, and what is asked of them again and again, kept until the scope grows. Guarded by the index's lock.</summary>
sealed class ScopeState
{
    private VersionVector? _vector;
    private HeadVector? _heads;

    public Dictionary<OriginId, ChainState> Chains { get; } = [];

    /// <summary>The chains with committed entries.</summary>
    public IEnumerable<ChainState> Held => Chains.Values.Where(c => c.Committed.Seq > 0);

    public VersionVector Vector => _vector ??= new(Held.ToImmutableSortedDictionary(c => c.Name.Origin.Value, c => c.Committed.Seq));

    public HeadVector Heads => _heads ??= new(Held.ToImmutableSortedDictionary(c => c.Name.Origin.Value, c =>
        new ChainPoint(c.Committed.Seq, BinaryPrimitives.ReadUInt64BigEndian(c.Committed.Hash.Span))));

    public void Forget() => (_vector, _heads) = (null, null);
}
