using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal;

/// <summary>A stream inside its scope: <c>cart</c>, <c>order/…</c>, <c>catalogue/…</c>. One grain owns the writing of it on a node.</summary>
public readonly record struct StreamName(Scope Scope, string Stream)
{
    public override string ToString() => $"{Scope.Value}:{Stream}";
}

/// <summary>The immutable fact that nodes exchange. Its stored bytes, not this record, are what chain and signature cover.</summary>
public sealed record Entry(
    Scope Scope,
    OriginId Origin,
    long Seq,
    HybridTime Time,
    string Stream,
    string Actor,
    string Kind,
    Guid CommandId,
    ImmutableArray<EntryName> Causes,
    uint KeyId,
    ReadOnlyMemory<byte> Payload,
    ReadOnlyMemory<byte> PreviousHash)
{
    public EntryName Name => new(Origin, Seq);

    public StreamName StreamName => new(Scope, Stream);
}

/// <summary>An entry as this node holds it. Positions are local, grow in order of arrival, and are never exchanged.</summary>
public readonly record struct Recorded(long Position, Entry Entry);
