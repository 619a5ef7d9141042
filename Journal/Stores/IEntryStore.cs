using System.Collections.Immutable;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores;

/// <summary>Where entries are kept. The writer's members are called by one thread at a time; the readers' at any time, beside it.
/// A failing store throws <see cref="JournalUnavailableException"/>, and after a failed write has kept nothing of it.</summary>
interface IEntryStore : IAsyncDisposable
{
    /// <summary>Kind of the store, for metrics: <c>memory</c>, <c>sqlite</c>, <c>postgresql</c>.</summary>
    string Kind { get; }

    /// <summary>Bytes that it takes where it is kept.</summary>
    ValueTask<long> SizeAsync(CancellationToken cancel);

    /// <summary>Called where another process has committed to the same store, from any thread. Null: this store has one writer.</summary>
    Action? CommittedElsewhere { get; set; }

    /// <summary>Writer: keeps the entries, at least one, and what goes with them in one durable commit.</summary>
    /// <returns>False, and nothing is kept, where the store's last position is not <paramref name="expectedLast"/>:
    /// another process has committed meanwhile.</returns>
    bool Commit(long expectedLast, IReadOnlyList<StoredEntry> entries, Besides besides);

    /// <summary>Writer: the entries after a position, in order, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<StoredEntry> ReadNext(long after, int limit);

    /// <summary>Writer: the last verified checkpoint, or null where there is none that is whole.</summary>
    Checkpoint? ReadCheckpoint();

    /// <summary>Writer.</summary>
    void KeepCheckpoint(Checkpoint checkpoint);

    /// <summary>Writer: all signed heads.</summary>
    IReadOnlyList<StoredHead> ReadSignedHeads();

    /// <summary>Writer: keeps what stands beside the entries, without a commit of entries; need not be durable.</summary>
    void KeepBesides(Besides besides);

    /// <summary>Writer: all that a shelf holds.</summary>
    IReadOnlyList<KeyValuePair<string, byte[]>> ReadShelf(Shelf shelf);

    /// <summary>Proves what the store itself can prove of its structure; reading all entries is not part of it.</summary>
    /// <exception cref="JournalDamagedException">Says what is wrong.</exception>
    ValueTask CheckStructureAsync(CancellationToken cancel);

    /// <summary>Writer: keeps the stored form of snapshots, one a stream; need not be durable.</summary>
    void KeepSnapshots(IReadOnlyCollection<KeyValuePair<StreamName, byte[]>> snapshots);

    ValueTask<Page> ReadStreamAsync(StreamName stream, long after, CancellationToken cancel);

    /// <summary>Entries of these kinds; of all kinds where <paramref name="kinds"/> is empty.</summary>
    ValueTask<Page> ReadAllAsync(long after, ImmutableArray<string> kinds, CancellationToken cancel);

    /// <summary>Entries of a chain after a sequence number, in its order, at most <paramref name="limit"/>.</summary>
    ValueTask<Page> ReadChainAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel);

    /// <summary>The signed heads of a chain, also those that another process has kept.</summary>
    ValueTask<IReadOnlyList<StoredHead>> ReadSignedHeadsAsync(ChainName chain, CancellationToken cancel);

    /// <summary>What a shelf holds under a key, or null.</summary>
    ValueTask<byte[]?> ReadAsideAsync(Shelf shelf, string key, CancellationToken cancel);

    /// <summary>As <see cref="ReadCheckpoint"/>, beside the writer.</summary>
    ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancel);

    /// <summary>The stored form of the stream's snapshot, or null.</summary>
    ValueTask<byte[]?> ReadSnapshotAsync(StreamName stream, CancellationToken cancel);
}
