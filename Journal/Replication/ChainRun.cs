using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Replication;

/// <summary>Consecutive entries of one chain on their way between nodes, from <see cref="FirstSeq"/> to the one for which its node
/// has signed. Head and certificate prove them all, whoever hands them on.</summary>
public sealed record ChainRun(Scope Scope, OriginId Origin, long FirstSeq, ImmutableArray<RunEntry> Entries, SignedHead Head)
{
    public long LastSeq => FirstSeq + Entries.Length - 1;
}

/// <summary>What a run does not say once for all its entries. <see cref="Content"/> is version and body of the entry (Journal/DESIGN.md)
/// without the previous hash: that follows from the entry before.</summary>
public readonly record struct RunEntry(string Stream, string Kind, ReadOnlyMemory<byte> Content)
{
    /// <summary>When its author says that it was written; of a run that is proven.</summary>
    public HybridTime Time => EntryCodec.TimeOf(Content);
}
