using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Grains.Nodes;

/// <summary>The nodes that have introduced themselves, by subject: each with the certificate of its newest start.</summary>
public sealed class NodeIndex : IProjection
{
    private readonly ConcurrentDictionary<string, Incarnation> _nodes = new(StringComparer.Ordinal);

    public ImmutableArray<string> Kinds { get; } = [Incarnation.Kind];

    /// <summary>In no order.</summary>
    public ICollection<Incarnation> All => _nodes.Values;

    public Incarnation? Find(string subject) => _nodes.GetValueOrDefault(subject);

    public void Apply(Recorded recorded) => Learn(Incarnation.FromPayload(recorded.Entry.Payload.Span));

    /// <summary>Introductions also come beside the entries, and may be here before those of scope admin, or without them.</summary>
    public void Learn(Incarnation introduced) => _nodes.AddOrUpdate(
        introduced.Chain.Node.Subject, introduced, (_, known) => introduced.Started > known.Started ? introduced : known);
}
