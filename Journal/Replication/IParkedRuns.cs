using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Replication;

/// <summary>A run that was refused, or whose node has forked its chain.</summary>
/// <param name="Id">Names it; the same chain from the same peer has the same one.</param>
/// <param name="From">The peer that handed it over last.</param>
/// <param name="At">When it was refused last.</param>
/// <param name="Times">How often it was handed over.</param>
/// <param name="Bytes">Size of its kept bytes; 0: they are not kept, because this node may not hold the scope, or its peer may not, or they are too many.</param>
/// <param name="ByAuthor">True where its author has signed for it: the chain stands still here until it is tried anew or removed.</param>
public sealed record ParkedRun(string Id, Scope Scope, OriginId Origin, long FirstSeq, long LastSeq, string From, ImportVerdict Verdict,
    string Reason, DateTimeOffset At, int Times, int Bytes, bool ByAuthor);

/// <summary>What was refused, kept aside for an administrator: the newest 1,000 chains, of the peer that sends most the fewest, and 64 MiB.</summary>
public interface IParkedRuns
{
    /// <summary>The newest first.</summary>
    ImmutableArray<ParkedRun> List { get; }

    /// <summary>Notes a run that a peer should not have sent at all, with the reason; nothing of its contents is kept.</summary>
    void Note(ChainRun run, string from, string reason);

    /// <summary>The run as it was handed over; null where it is not kept.</summary>
    ValueTask<ChainRun?> ReadAsync(string id, CancellationToken cancel = default);

    /// <summary>Proves a parked run anew and takes it in where it passes now; then it is parked no longer.</summary>
    /// <returns>Null where there is no such run.</returns>
    /// <exception cref="JournalUnavailableException">The store failed; it stays parked.</exception>
    ValueTask<ImportOutcome?> RetryAsync(string id, CancellationToken cancel = default);

    /// <summary>Forgets it. Whoever holds such a run may hand it over again.</summary>
    void Remove(string id);
}
