using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Streams;

/// <summary>What rules make of a command: entries for the grain's own stream, or a refusal. No entries: all is already
/// as asked. <see cref="Others"/> are entries for further streams, recorded in the same commit or not at all.</summary>
public readonly record struct Decision
{
    private readonly ImmutableArray<Draft> _drafts;
    private readonly ImmutableArray<StreamAppend> _others;

    private Decision(ImmutableArray<Draft> drafts, ImmutableArray<StreamAppend> others, Refusal? refusal) =>
        (_drafts, _others, Refusal) = (drafts, others, refusal);

    public static Decision Nothing => default;

    public ImmutableArray<Draft> Drafts => _drafts.IsDefault ? [] : _drafts;

    public ImmutableArray<StreamAppend> Others => _others.IsDefault ? [] : _others;

    public Refusal? Refusal { get; }

    public static Decision Of(ImmutableArray<Draft> drafts, ImmutableArray<StreamAppend> others) => new(drafts, others, null);

    public static implicit operator Decision(Refusal refusal) => new([], [], refusal);

    public static implicit operator Decision(Draft draft) => new([draft], [], null);

    public static implicit operator Decision(ImmutableArray<Draft> drafts) => new(drafts, [], null);
}
