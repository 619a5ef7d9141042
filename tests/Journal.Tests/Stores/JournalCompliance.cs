using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Stores;

/// <summary>What every store promises behind <see cref="IJournal"/>; one class a store runs it.</summary>
public abstract class JournalCompliance
{
    /// <summary>Opens the journal of this test; opened again after a close, it is the same one.</summary>
    protected abstract Task<NodeJournal> OpenAsync(JournalOptions? options = null);

    [SkippableFact]
    public async Task Append_OfSeveralDrafts_GivesSequencesAndPositionsInOrder()
    {
        await using var journal = await OpenAsync();
        var first = await journal.AppendAsync([Several(Cart(1), 0, 3)]);
        var second = await journal.AppendAsync([Several(Cart(1), first[^1].Position, 2)]);

        Assert.Equal([1, 2, 3, 4, 5], first.Concat(second).Select(r => r.Entry.Seq));
        Assert.True(first.Concat(second).Zip(first.Concat(second).Skip(1)).All(p => p.First.Position < p.Second.Position));
        Assert.True(first.Concat(second).Zip(first.Concat(second).Skip(1)).All(p => p.First.Entry.Time < p.Second.Entry.Time));
    }

    [SkippableFact]
    public async Task ReadStream_AfterAppends_GivesTheSameEntries()
    {
        await using var journal = await OpenAsync();
        var cause = new EntryName(new OriginId(Guid.NewGuid()), 7);
        var draft = new Draft("cart.line.set", new byte[] { 1, 2, 3 }, [cause, new EntryName(journal.Origin, 4)]);
        var append = new StreamAppend(Cart(1), 0, "anna@acme.example", Guid.NewGuid(), [draft]);
        var recorded = (await journal.AppendAsync([append]))[0];
        await journal.AppendAsync([Append(Cart(2), 0, 9)]);

        var read = Assert.Single(await journal.ReadStreamAsync(Cart(1)).ToList());
        Assert.Equal(recorded.Position, read.Position);
        Assert.Equal(recorded.Entry with { Payload = default, PreviousHash = default, Causes = [] },
            read.Entry with { Payload = default, PreviousHash = default, Causes = [] });
        Assert.Equal<EntryName>(draft.Causes, read.Entry.Causes);
        Assert.Equal([1, 2, 3], read.Entry.Payload.ToArray());
        Assert.Equal(append.CommandId, read.Entry.CommandId);
    }

    [SkippableFact]
    public async Task ReadStream_LongerThanAPage_IsWholeAndStartsAfterThePosition()
    {
        await using var journal = await OpenAsync();
        var all = new List<Recorded>();
        for (var n = 0; n < 3; n++) all.AddRange(await journal.AppendAsync([Several(Cart(1), all.LastOrDefault().Position, 600)]));

        Assert.Equal(all.Select(r => r.Entry.Seq), (await journal.ReadStreamAsync(Cart(1)).ToList()).Select(r => r.Entry.Seq));
        Assert.Equal(all.Skip(1000).Select(r => r.Position), (await journal.ReadStreamAsync(Cart(1), all[999].Position).ToList()).Select(r => r.Position));
    }

    [SkippableFact]
    public async Task ReadAll_WithKinds_GivesThoseAloneInOrder()
    {
        await using var journal = await OpenAsync();
        await journal.AppendAsync([Append(Cart(1), 0, "a", [1]), Append(Cart(2), 0, "b", [2]), Append(Cart(3), 0, "c", [3]), Append(Cart(4), 0, "a", [4])]);

        Assert.Equal([1, 2, 3, 4], (await journal.ReadAllAsync().ToList()).Select(r => r.Entry.Payload.Span[0]));
        Assert.Equal([1, 3, 4], (await journal.ReadAllAsync(0, ["c", "a", "unknown"]).ToList()).Select(r => r.Entry.Payload.Span[0]));
        Assert.Equal([4], (await journal.ReadAllAsync(2, ["a"]).ToList()).Select(r => r.Entry.Payload.Span[0]));
    }

    [SkippableFact]
    public async Task Append_ToAStreamThatMoved_FailsWholeAndRecordsNothing()
    {
        await using var journal = await OpenAsync();
        await journal.AppendAsync([Append(Cart(1), 0, 1)]);

        var error = await Assert.ThrowsAsync<StreamMovedException>(async () => await journal.AppendAsync([Append(Cart(2), 0, 2), Append(Cart(1), 0, 3)]));
        Assert.Equal(Cart(1), error.Stream);
        Assert.Empty(await journal.ReadStreamAsync(Cart(2)).ToList());
        Assert.Single(await journal.ReadAllAsync().ToList());
        Assert.Equal(1, (await journal.AppendAsync([Append(Cart(2), 0, 4)]))[0].Entry.Seq);
    }

    [SkippableFact]
    public async Task Append_ToOneStreamTwiceInOneCommit_NeedsTheStagedPosition()
    {
        await using var journal = await OpenAsync();
        await Assert.ThrowsAsync<StreamMovedException>(async () => await journal.AppendAsync([Append(Cart(1), 0, 1), Append(Cart(1), 5, 2)]));
        Assert.Empty(await journal.ReadAllAsync().ToList());
    }

    [SkippableFact]
    public async Task Appends_OfManyWriters_AllStandWithoutGapsInTheOrderOfEachStream()
    {
        const int Writers = 24, Each = 60;
        await using var journal = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            long known = 0;
            for (var n = 0; n < Each; n++) known = (await journal.AppendAsync([Append(Cart(w), known, (byte)n)]))[0].Position;
        })));

        var all = await journal.ReadAllAsync().ToList();
        Assert.Equal(Writers * Each, all.Count);
        Assert.Equal(all.Select(r => r.Position).Order(), all.Select(r => r.Position));
        foreach (var chain in all.GroupBy(r => r.Entry.Scope)) Assert.Equal(Enumerable.Range(1, Each).Select(n => (long)n), chain.Select(r => r.Entry.Seq));
        for (var w = 0; w < Writers; w++)
            Assert.Equal(Enumerable.Range(0, Each), (await journal.ReadStreamAsync(Cart(w)).ToList()).Select(r => (int)r.Entry.Payload.Span[0]));
    }

    [SkippableFact]
    public async Task Appends_RacingForOnePosition_OneWinsAndTheOthersAreToldToReload()
    {
        await using var journal = await OpenAsync();
        var moved = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            try
            {
                await journal.AppendAsync([Append(Cart(1), 0, 1)]);
            }
            catch (StreamMovedException)
            {
                Interlocked.Increment(ref moved);
            }
        })));

        Assert.Equal(15, moved);
        Assert.Single(await journal.ReadStreamAsync(Cart(1)).ToList());
    }

    [SkippableFact]
    public async Task Subscription_UnderConcurrentAppends_SeesEachEntryOnceInOrderOfPosition()
    {
        await using var journal = await OpenAsync();
        var before = await journal.AppendAsync([Append(Cart(0), 0, 0)]);
        var seen = new ConcurrentQueue<long>();
        using var subscription = journal.Subscribe(entries => entries.ToList().ForEach(r => seen.Enqueue(r.Position)));
        Assert.Equal(before[0].Position, subscription.From);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(w => Task.Run(async () =>
        {
            long known = 0;
            for (var n = 0; n < 20; n++) known = (await journal.AppendAsync([Append(Cart(w), known, (byte)n)]))[0].Position;
        })));

        Assert.Equal((await journal.ReadAllAsync(subscription.From).ToList()).Select(r => r.Position), seen);
    }

    [SkippableFact]
    public async Task Subscription_HasTheEntryBeforeItsAppendCompletes()
    {
        await using var journal = await OpenAsync();
        long seen = 0;
        using var subscription = journal.Subscribe(entries => seen = entries[^1].Position);
        var position = (await journal.AppendAsync([Append(Cart(1), 0, 1)]))[0].Position;
        Assert.Equal(position, seen);
    }

    [SkippableFact]
    public async Task Subscription_ThatThrows_HindersNobody()
    {
        await using var journal = await OpenAsync();
        var seen = 0;
        using var bad = journal.Subscribe(_ => throw new InvalidOperationException("bad listener"));
        using var good = journal.Subscribe(_ => seen++);
        var first = await journal.AppendAsync([Append(Cart(1), 0, 1)]);
        await journal.AppendAsync([Append(Cart(1), first[0].Position, 2)]);
        Assert.Equal(2, seen);
    }

    [SkippableFact]
    public async Task Subscription_Disposed_IsNotCalledAgain()
    {
        await using var journal = await OpenAsync();
        var seen = 0;
        var subscription = journal.Subscribe(_ => seen++);
        await journal.AppendAsync([Append(Cart(1), 0, 1)]);
        subscription.Dispose();
        await journal.AppendAsync([Append(Cart(2), 0, 1)]);
        Assert.Equal(1, seen);
    }

    [SkippableFact]
    public async Task Reopen_IsANewIncarnation_AndNothingIsLostOrReused()
    {
        Recorded before;
        OriginId former;
        await using (var journal = await OpenAsync())
        {
            before = (await journal.AppendAsync([Several(Cart(1), 0, 3)]))[^1];
            former = journal.Origin;
        }

        await using var again = await OpenAsync();
        Assert.NotEqual(former, again.Origin);
        Assert.Equal(3, (await again.ReadStreamAsync(Cart(1)).ToList()).Count);
        await Assert.ThrowsAsync<StreamMovedException>(async () => await again.AppendAsync([Append(Cart(1), 0, 9)]));
        var after = (await again.AppendAsync([Append(Cart(1), before.Position, 9)]))[0];
        Assert.Equal((again.Origin, 1L), (after.Entry.Origin, after.Entry.Seq));
        Assert.True(after.Position > before.Position && after.Entry.Time > before.Entry.Time);
        var vector = again.VectorOf(Cart(1).Scope);
        Assert.Equal((3L, 1L), (vector[former], vector[again.Origin]));
        Assert.Contains(Cart(1).Scope, again.Scopes);
    }

    [SkippableFact]
    public async Task Vector_OfScopes_CountsEachByItself()
    {
        await using var journal = await OpenAsync();
        await journal.AppendAsync([Several(Cart(1), 0, 2), Append(Cart(2), 0, 1)]);
        Assert.Equal(2, journal.VectorOf(Cart(1).Scope)[journal.Origin]);
        Assert.True(journal.VectorOf(Cart(2).Scope).Covers(new EntryName(journal.Origin, 1)));
        Assert.False(journal.VectorOf(Cart(2).Scope).Covers(new EntryName(journal.Origin, 2)));
        Assert.Equal(VersionVector.Empty, journal.VectorOf(Cart(3).Scope));
    }

    [SkippableFact]
    public async Task Snapshot_IsReadBack_ByItsRulesVersionAlone_AndSurvivesAClose()
    {
        await using (var journal = await OpenAsync())
        {
            var position = (await journal.AppendAsync([Append(Cart(1), 0, 1)]))[0].Position;
            journal.KeepSnapshot(Cart(1), new Snapshot(position, 3, new byte[] { 5, 6 }));
            await AssertSnapshot(journal, position);
        }

        await using var again = await OpenAsync();
        await AssertSnapshot(again, 1 + (await again.ReadAllAsync().ToList())[0].Position - 1);
        Assert.Null(await again.ReadSnapshotAsync(Cart(2), 3));
    }

    [SkippableFact]
    public async Task Dispose_WithAppendsWaiting_CommitsThem()
    {
        var journal = await OpenAsync();
        var waiting = Enumerable.Range(0, 50).Select(n => journal.AppendAsync([Append(Cart(n), 0, (byte)n)]).AsTask()).ToArray();
        await journal.DisposeAsync();
        await Task.WhenAll(waiting);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync([Append(Cart(99), 0, 1)]));

        await using var again = await OpenAsync();
        Assert.Equal(50, (await again.ReadAllAsync().ToList()).Count);
    }

    [SkippableFact]
    public async Task Append_OfWhatNoEntryCanHold_IsRefusedBeforeItIsQueued()
    {
        await using var journal = await OpenAsync();
        var longName = new StreamName(Cart(1).Scope, new string('x', 300));
        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.AppendAsync([Append(longName, 0, 1)]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.AppendAsync([Append(Cart(1), 0, "", [1])]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await journal.AppendAsync([Append(Cart(1), 0, "half \uD800", [1])]));
        Assert.Empty(await journal.ReadAllAsync().ToList());
    }

    private static async Task AssertSnapshot(NodeJournal journal, long position)
    {
        var snapshot = await journal.ReadSnapshotAsync(Cart(1), 3);
        Assert.NotNull(snapshot);
        Assert.Equal((position, 3), (snapshot.Position, snapshot.RulesVersion));
        Assert.Equal([5, 6], snapshot.State.ToArray());
        Assert.Null(await journal.ReadSnapshotAsync(Cart(1), 4));
    }
}
