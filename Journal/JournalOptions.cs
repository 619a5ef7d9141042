using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BBooking.Journal;

/// <summary>How a journal is run; the defaults suit every node.</summary>
public sealed record JournalOptions
{
    /// <summary>Who writes. Null in tests that ship nothing: entries are then written by an origin that nobody vouches for.</summary>
    public NodeIdentity? Identity { get; init; }

    /// <summary>The id of this incarnation; null: a random one. Given by simulations alone, which must be repeatable: an id that was used before
    /// writes sequence numbers twice.</summary>
    public OriginId? Origin { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Entries of one commit at most (an append is never split), so that one commit does not keep others waiting for long.</summary>
    public int MostEntriesPerCommit { get; init; } = 4096;

    /// <summary>Entries after which what was written is read back and proven beside the writing, so that the next start has little to prove
    /// however this process ends.</summary>
    public long EntriesPerCheckpoint { get; init; } = 200_000;

    /// <summary>For simulations: commits happen in the thread of whoever asks for them, before he is answered; no thread is started.</summary>
    internal bool CommitsInline { get; init; }

    internal TaskCreationOptions Continuations => CommitsInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously;
}
