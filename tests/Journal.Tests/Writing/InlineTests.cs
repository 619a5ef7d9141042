using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Tests.Replication;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Writing;

/// <summary>Journals as simulations run them: without a thread, on a store that outlives them and can die.</summary>
public sealed class InlineTests : IDisposable
{
    private readonly Organizer _organizer = new();
    private readonly MemoryStore _store = new();

    public void Dispose() => _organizer.Dispose();

    [Fact]
    public async Task Append_Inline_IsAnsweredBeforeItReturns_InTheCallersThread()
    {
        await using var journal = await OpenAsync();
        var thread = 0;
        using var subscription = journal.Subscribe(_ => thread = Environment.CurrentManagedThreadId);
        Assert.True(journal.AppendAsync([Append(Cart(1), 0, 1)]).AsTask().IsCompletedSuccessfully);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public async Task Append_InsideASubscription_FollowsTheCommitThatItHeardOf()
    {
        await using var journal = await OpenAsync();
        var inner = default(Task);
        using var subscription = journal.Subscribe(_ => inner ??= journal.AppendAsync([Append(Cart(2), 0, 2)]).AsTask());
        await journal.AppendAsync([Append(Cart(1), 0, 1)]);
        Assert.True(inner!.IsCompletedSuccessfully);
        Assert.Equal(1, journal.VectorOf(Cart(2).Scope)[journal.Origin]);
    }

    [Fact]
    public async Task Import_Inline_IsAnsweredBeforeItReturns()
    {
        await using var laptop = JournalFactory.OpenMemory(new JournalOptions { Identity = _organizer.Laptop("laptop-1", "spring-2027/group/*"), CommitsInline = true });
        await laptop.AppendAsync([Several(Cart(1), 0, 3)]);
        await using var journal = await OpenAsync();
        journal.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        var load = laptop.LoadRunAsync(Cart(1).Scope, laptop.Origin, 0, Exchanging.MostBytes).AsTask();
        Assert.True(load.IsCompletedSuccessfully);
        var import = journal.ImportAsync((await load)!, "laptop-1").AsTask();
        Assert.True(import.IsCompletedSuccessfully);
        Assert.Equal(new ImportOutcome(ImportVerdict.Stored, 3), await import);
    }

    [Fact]
    public async Task Open_WithAGivenOrigin_WritesAsIt()
    {
        var origin = new OriginId(new Guid("0192a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b"));
        await using var journal = await JournalFactory.OpenAsync(_store, new JournalOptions { Origin = origin, CommitsInline = true });
        Assert.Equal(origin, (await journal.AppendAsync([Append(Cart(1), 0, 1)]))[0].Entry.Origin);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Crash_DuringACommit_LeavesAllOrNothingOfIt_AndAnswersNobody(bool isOnDisk, int left)
    {
        var journal = await OpenAsync();
        var first = await journal.AppendAsync([Append(Cart(1), 0, 1)]);
        _store.FaultOfNextCommit = () => isOnDisk ? CommitFault.DiesAfter : CommitFault.DiesBefore;
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync([Append(Cart(1), first[0].Position, 2)]));
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync([Append(Cart(1), first[0].Position, 3)]));

        _store.FaultOfNextCommit = null;
        _store.Restart();
        await using var again = await OpenAsync();
        Assert.Equal(left, (await again.ReadStreamAsync(Cart(1)).ToList()).Count);
    }

    [Fact]
    public async Task Full_FailsTheCommit_AndGoesOnWhenThereIsRoom()
    {
        await using var journal = await OpenAsync();
        _store.FaultOfNextCommit = () => CommitFault.Full;
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync([Append(Cart(1), 0, 1)]));
        _store.FaultOfNextCommit = null;
        Assert.Equal(1, (await journal.AppendAsync([Append(Cart(1), 0, 1)]))[0].Entry.Seq);
    }

    [Fact]
    public async Task Crash_LosesWhatWasKeptLazily_AndTheHeadIsSignedAgain()
    {
        var identity = _organizer.Central();
        var journal = await JournalFactory.OpenAsync(_store, new JournalOptions { Identity = identity, CommitsInline = true });
        await journal.AppendAsync([Several(Cart(1), 0, 3)]);
        await journal.LoadRunAsync(Cart(1).Scope, journal.Origin, 0, Exchanging.MostBytes);
        Assert.Single(_store.ReadSignedHeads());
        _store.Crash();
        Assert.Empty(_store.ReadSignedHeads());

        _store.Restart();
        await using var again = await JournalFactory.OpenAsync(_store, new JournalOptions { Identity = identity, CommitsInline = true });
        Assert.Equal(3, (await again.LoadRunAsync(Cart(1).Scope, journal.Origin, 0, Exchanging.MostBytes))!.LastSeq);
    }

    private Task<NodeJournal> OpenAsync() => JournalFactory.OpenAsync(_store, new JournalOptions { Identity = _organizer.Central(), CommitsInline = true });
}
