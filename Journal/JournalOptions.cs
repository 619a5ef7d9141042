using B2BBooking.Journal.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BBooking.Journal;

/// <summary>How a journal is run; the defaults suit every node.</summary>
public sealed record JournalOptions
{
    /// <summary>Who writes. Null in tests that ship nothing: entries are then written by an origin that nobody vouches for.</summary>
    public NodeIdentity? Identity { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Entries of one commit at most (an append is never split), so that one commit does not keep others waiting for long.</summary>
    public int MostEntriesPerCommit { get; init; } = 4096;
}
