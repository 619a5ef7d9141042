using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>A submission that was asked for away from central, as far as its entries have arrived here.</summary>
public sealed record SubmissionIntent(Guid Id)
{
    public Stamp Stamp { get; init; }

    public string Actor { get; init; } = "";

    /// <summary>What was asked for; null where only what became of it has arrived yet.</summary>
    public RequestedPayload? Asked { get; init; }

    public ImmutableArray<EntryName> Covered { get; init; } = [];

    /// <summary>The earliest time by which a server had it; null: no server is known to have it.</summary>
    public DateTimeOffset? Received { get; init; }

    /// <summary>Why central refused it. An order that was made all the same counts before it.</summary>
    public Refusal? Refusal { get; init; }

    public Stamp RefusedAt { get; init; }

    public bool Ordered { get; init; }

    /// <summary>Central has not decided, as far as is known here.</summary>
    public bool IsOpen => Asked is not null && !Ordered && Refusal is null;
}
