using System.Collections.Immutable;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>Entries of another node that its signed head proves to follow a place of its chain here: <see cref="Base"/>.</summary>
sealed record ProvenRun(ChainName Chain, ChainHead Base, ImmutableArray<ProvenEntry> Entries, SignedHead Head)
{
    /// <summary>What is to become durable with it.</summary>
    public ImmutableArray<AsideChange> Aside { get; init; } = [];

    public ChainHead End => new(Head.Name.Seq, Head.Hash, 0);
}

/// <summary>An entry, its stored content and its hash.</summary>
readonly record struct ProvenEntry(Entry Entry, byte[] Content, byte[] Hash);
