using System.Collections.Immutable;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores;

/// <summary>Where entries are kept. The writer's members are called by one thread at a time; the readers' at any time, beside it.
/// A failing store throws <see cref="JournalUnavailableException"/>, and after a failed write has kept nothing of it.</summary>
interface IEntryStore : IAsyncDisposable
{
    /// <summary>Kind of the store, for metrics: <c>memory</c>, <c>sqlite</c>, <c>postgresql</c>.</summary>
    string Kind { get; }

    /// <summary>Called where another process has committed to the same store, from any thread. Null: this store has one writer.</summary>
    Action? CommittedElsewhere { get; set; }

    /// <summary>Writer: keeps the entries in one durable commit.</summary>
    /// <returns>False, and nothing is kept, where the store's last position is not <paramref name="expectedLast"/>:
    /// another process has committed meanwhile.</returns>
    bool Commit(long expectedLast, IReadOnlyList<StoredEntry> entries);

    /// <summary>Writer: the entries after a position, in order, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<StoredEntry> ReadNext(long after, int limit);

    /// <summary>Writer: the last position of each stream up to <paramref name="upTo"/>; called once, before the first commit.</summary>
    IEnumerable<KeyValuePair<StreamName, long>> LastPositions(long upTo);

    /// <summary>Writer: the last verified checkpoint, or null where there is none that is whole.</summary>
    Checkpoint? ReadCheckpoint();

    /// <summary>Writer.</summary>
    void KeepCheckpoint(Checkpoint checkpoint);

    /// <summary>Writer: keeps the newest snapshot of each stream; need not be durable.</summary>
    void KeepSnapshots(IReadOnlyCollection<KeyValuePair<StreamName, Snapshot>> snapshots);

    ValueTask<IReadOnlyList<StoredEntry>> ReadStreamAsync(StreamName stream, long after, int limit, CancellationToken cancel);

    /// <summary>Entries of these kinds; of all kinds where <paramref name="kinds"/> is empty.</summary>
    ValueTask<IReadOnlyList<StoredEntry>> ReadAllAsync(long after, ImmutableArray<string> kinds, int limit, CancellationToken cancel);

    ValueTask<IReadOnlyList<StoredEntry>> ReadChainAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel);

    /// <summary>The stream's snapshot if it is whole.</summary>
    ValueTask<Snapshot?> ReadSnapshotAsync(StreamName stream, CancellationToken cancel);
}
