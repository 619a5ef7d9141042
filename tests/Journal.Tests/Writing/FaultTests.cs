using System.Collections.Immutable;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Stores.Sqlite;
using B2BBooking.Journal.Tests.Stores;
using B2BBooking.Tests;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Writing;

public sealed class FaultTests
{
    [Fact]
    public async Task Append_WhenTheDiskIsFull_FailsByName_AndGoesOnWhenThereIsRoomAgain()
    {
        using var folder = new TempFolder();
        var file = folder.File("journal.db");
        var store = SqliteStore.Open(file);
        await using (var journal = await JournalFactory.OpenAsync(store, null))
        {
            var first = (await journal.AppendAsync([Append(Cart(1), 0, new byte[1000])]))[0];
            store.LimitPages(40);
            var error = await Assert.ThrowsAsync<JournalUnavailableException>(async () =>
                await journal.AppendAsync([Append(Cart(1), first.Position, new byte[1000]), Append(Cart(2), 0, new byte[1_000_000])]));
            Assert.Contains("full", error.Message, StringComparison.Ordinal);

            store.LimitPages(100_000);
            var second = (await journal.AppendAsync([Append(Cart(1), first.Position, 2)]))[0];
            Assert.Equal((2L, first.Position + 1), (second.Entry.Seq, second.Position));
            Assert.Empty(await journal.ReadStreamAsync(Cart(2)).ToList());
            await journal.AppendAsync([Append(Cart(2), 0, 3)]);
        }

        await using var again = await JournalFactory.OpenSqliteAsync(file);
        Assert.Equal(3, (await again.VerifyAsync()).Entries);
    }

    [Fact]
    public async Task Batch_WhoseCommitFails_FailsAllItsCallers_AndRecordsNothing()
    {
        var store = new FailingStore();
        await using var journal = await JournalFactory.OpenAsync(store, null);
        await journal.AppendAsync([Append(Cart(1), 0, 1)]);
        store.Failing = true;
        var appends = Enumerable.Range(10, 20).Select(n => journal.AppendAsync([Append(Cart(n), 0, 1)]).AsTask()).ToArray();
        foreach (var append in appends) await Assert.ThrowsAsync<JournalUnavailableException>(() => append);

        store.Failing = false;
        Assert.Equal(2, (await journal.AppendAsync([Append(Cart(10), 0, 1)]))[0].Position);
        Assert.Equal(2, (await journal.ReadAllAsync().ToList()).Count);
    }

    [Fact]
    public async Task Fault_WhileASnapshotIsKept_DoesNotEndTheWriting()
    {
        var store = new FailingStore { FaultOfSnapshots = new InvalidOperationException("A fault of ours, or of the driver.") };
        await using var journal = await JournalFactory.OpenAsync(store, null);
        await journal.AppendAsync([Append(Cart(1), 0, 1)]);
        journal.KeepSnapshot(Cart(1), new Snapshot(1, 1, new byte[] { 1 }));
        await Eventually.True(() => store.FaultOfSnapshots is null, "the writer has met the fault");
        Assert.Equal(2, (await journal.AppendAsync([Append(Cart(2), 0, 1)]).AsTask().WaitAsync(TimeSpan.FromSeconds(20)))[0].Position);
    }

    [Fact]
    public async Task Batch_WithOneMovedStream_FailsThatAppendAlone_InOneCommit()
    {
        var store = new FailingStore();
        await using var journal = await JournalFactory.OpenAsync(store, null);
        await journal.AppendAsync([Append(Cart(1), 0, 1)]);
        var gate = store.HoldNextCommit();
        var holder = journal.AppendAsync([Append(Cart(2), 0, 1)]).AsTask();
        await gate.Reached;
        var good = journal.AppendAsync([Append(Cart(3), 0, 1)]).AsTask();
        var moved = journal.AppendAsync([Append(Cart(1), 0, 1)]).AsTask();
        var alsoGood = journal.AppendAsync([Append(Cart(4), 0, 1)]).AsTask();
        gate.Open();

        await holder;
        Assert.Equal(3, (await good)[0].Position);
        Assert.Equal(4, (await alsoGood)[0].Position);
        await Assert.ThrowsAsync<StreamMovedException>(() => moved);
        Assert.Equal(2, store.LargestCommit);
    }

    [Fact]
    public async Task Append_IsNotAnswered_BeforeTheStoreHasCommitted()
    {
        var store = new FailingStore();
        await using var journal = await JournalFactory.OpenAsync(store, null);
        var gate = store.HoldNextCommit();
        var append = journal.AppendAsync([Append(Cart(1), 0, 1)]).AsTask();
        await gate.Reached;
        Assert.False(append.IsCompleted);
        Assert.Equal(0, journal.VectorOf(Cart(1).Scope)[journal.Origin]);
        gate.Open();
        await append;
        Assert.Equal(1, journal.VectorOf(Cart(1).Scope)[journal.Origin]);
    }

    /// <summary>A memory store whose commits can be held or made to fail.</summary>
    private sealed class FailingStore : IEntryStore
    {
        private readonly MemoryStore _inner = new();
        private volatile Gate? _gate;

        public bool Failing { get; set; }

        public int LargestCommit { get; private set; }

        public string Kind => "memory";

        public Action? CommittedElsewhere { get; set; }

        public ValueTask<long> SizeAsync(CancellationToken cancel) => _inner.SizeAsync(cancel);

        public Gate HoldNextCommit() => _gate = new Gate();

        public bool Commit(long expectedLast, IReadOnlyList<StoredEntry> entries, Besides besides)
        {
            if (Interlocked.Exchange(ref _gate, null) is { } gate) gate.Pass();
            if (Failing) throw new JournalUnavailableException("The test's disk is full.");
            LargestCommit = Math.Max(LargestCommit, entries.Count);
            return _inner.Commit(expectedLast, entries, besides);
        }

        public IReadOnlyList<StoredEntry> ReadNext(long after, int limit) => _inner.ReadNext(after, limit);

        public Checkpoint? ReadCheckpoint() => _inner.ReadCheckpoint();

        public void KeepCheckpoint(Checkpoint checkpoint) => _inner.KeepCheckpoint(checkpoint);

        public IReadOnlyList<StoredHead> ReadSignedHeads() => _inner.ReadSignedHeads();

        public void KeepBesides(Besides besides) => _inner.KeepBesides(besides);

        public IReadOnlyList<KeyValuePair<string, byte[]>> ReadShelf(Shelf shelf) => _inner.ReadShelf(shelf);

        public ValueTask CheckStructureAsync(CancellationToken cancel) => ValueTask.CompletedTask;

        /// <summary>What keeping a snapshot meets with, once.</summary>
        public Exception? FaultOfSnapshots { get; set; }

        public void KeepSnapshots(IReadOnlyCollection<KeyValuePair<StreamName, byte[]>> snapshots)
        {
            if (FaultOfSnapshots is not { } fault) return;
            FaultOfSnapshots = null;
            throw fault;
        }

        public ValueTask<Page> ReadStreamAsync(StreamName stream, long after, CancellationToken cancel) => _inner.ReadStreamAsync(stream, after, cancel);

        public ValueTask<Page> ReadAllAsync(long after, ImmutableArray<string> kinds, CancellationToken cancel) => _inner.ReadAllAsync(after, kinds, cancel);

        public ValueTask<Page> ReadChainAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel) => _inner.ReadChainAsync(chain, afterSeq, limit, cancel);

        public ValueTask<IReadOnlyList<StoredHead>> ReadSignedHeadsAsync(ChainName chain, CancellationToken cancel) => _inner.ReadSignedHeadsAsync(chain, cancel);

        public ValueTask<byte[]?> ReadAsideAsync(Shelf shelf, string key, CancellationToken cancel) => _inner.ReadAsideAsync(shelf, key, cancel);

        public ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancel) => _inner.ReadCheckpointAsync(cancel);

        public ValueTask<byte[]?> ReadSnapshotAsync(StreamName stream, CancellationToken cancel) => _inner.ReadSnapshotAsync(stream, cancel);

        public ValueTask DisposeAsync() => _inner.DisposeAsync();
    }

    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _open = new();

        public Task Reached => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Open() => _open.Set();

        public void Pass()
        {
            _reached.SetResult();
            Assert.True(_open.Wait(TimeSpan.FromSeconds(30)), "The test did not open its gate.");
        }
    }
}
