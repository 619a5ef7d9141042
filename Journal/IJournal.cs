using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal;

/// <summary>What a grain asks to be recorded; the journal adds origin, sequence, time and chain.</summary>
public sealed record Draft(string Kind, ReadOnlyMemory<byte> Payload, ImmutableArray<EntryName> Causes);

/// <summary>Drafts of one command for one stream. <see cref="KnownPosition"/> is the local position of the stream's last
/// entry that the writer has applied (0: none): where the stream has moved on, the append fails whole.</summary>
public sealed record StreamAppend(
    StreamName Stream, long KnownPosition, string Actor, Guid CommandId, ImmutableArray<Draft> Drafts);

/// <summary>State of a fold, kept so that the next activation need not read the whole stream.
/// <see cref="Position"/> is the stream's last local position that it covers.</summary>
public sealed record Snapshot(long Position, int RulesVersion, ReadOnlyMemory<byte> State);

/// <summary>This node's journal.</summary>
public interface IJournal
{
    /// <summary>This incarnation.</summary>
    OriginId Origin { get; }

    /// <summary>Records all appends in one commit, or none. When the task completes they are durable on this node.</summary>
    /// <returns>The recorded entries, in the order of the appends and their drafts.</returns>
    /// <exception cref="StreamMovedException">Another writer appended to one of the streams: reload and decide again.</exception>
    /// <exception cref="JournalUnavailableException">The store failed (disk full, connection lost). Where its answer was lost the
    /// commit may stand: repeat with the same command id.</exception>
    ValueTask<ImmutableArray<Recorded>> AppendAsync(ImmutableArray<StreamAppend> appends, CancellationToken cancel = default);

    /// <summary>The stream's entries after a local position, in order of arrival.</summary>
    IAsyncEnumerable<Recorded> ReadStreamAsync(StreamName stream, long after = 0, CancellationToken cancel = default);

    /// <summary>All entries after a local position, in order of arrival; with <paramref name="kinds"/>, those kinds alone.</summary>
    IAsyncEnumerable<Recorded> ReadAllAsync(long after = 0, ImmutableArray<string> kinds = default, CancellationToken cancel = default);

    /// <summary>The newest snapshot made by this version of the stream's rules, or null.</summary>
    ValueTask<Snapshot?> ReadSnapshotAsync(StreamName stream, int rulesVersion, CancellationToken cancel = default);

    /// <summary>Keeps a snapshot. Not durable when it returns: losing it costs time, never data.</summary>
    void KeepSnapshot(StreamName stream, Snapshot snapshot);

    /// <summary>Calls back with each commit's entries after they are durable, in order of position, one call at a time.
    /// The callback must be quick and must not throw; hand long work to a queue of your own.
    /// Only entries after the returned subscription's <see cref="ISubscription.From"/> come; what lies before is to be read.</summary>
    ISubscription Subscribe(Action<ImmutableArray<Recorded>> committed);

    /// <summary>The highest sequence held of each origin in a scope.</summary>
    VersionVector VectorOf(Scope scope);

    /// <summary>Every scope of which this node holds at least one entry.</summary>
    ImmutableArray<Scope> Scopes { get; }
}

/// <summary>A live tail of the journal; disposing ends it.</summary>
public interface ISubscription : IDisposable
{
    /// <summary>The last local position that will not be called back.</summary>
    long From { get; }
}
