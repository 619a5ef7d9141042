using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Tests.Stores;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Replication;

/// <summary>What every store promises behind <see cref="IReplica"/>: the node under test takes in and hands on what laptops wrote.</summary>
public abstract class ReplicationCompliance : IDisposable
{
    private protected readonly Organizer _organizer = new();
    private readonly List<NodeJournal> _open = [];

    private NodeIdentity? _identity;

    protected static Scope CartScope => Cart(1).Scope;

    public virtual void Dispose()
    {
        foreach (var journal in _open) journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _organizer.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the journal of this test; opened again after a close, it is the same one.</summary>
    protected abstract Task<NodeJournal> OpenAsync(JournalOptions options);

    protected Task<NodeJournal> OpenAsync() => OpenAsync(new JournalOptions { Identity = _identity ??= _organizer.Central() });

    protected NodeJournal Laptop(string id) => Memory(_organizer.Laptop(id, "spring-2027/group/*"));

    protected NodeJournal Memory(NodeIdentity identity)
    {
        var journal = JournalFactory.OpenMemory(new JournalOptions { Identity = identity });
        _open.Add(journal);
        return journal;
    }

    [SkippableFact]
    public async Task ReadChain_GivesItsEntriesInOrder_AfterAPlace_AtMostSoMany()
    {
        await using var journal = await OpenAsync();
        long known = 0;
        for (var n = 0; n < 20; n++)
        {
            known = (await journal.AppendAsync([Several(Cart(1), known, 50)]))[^1].Position;
            await journal.AppendAsync([Several(Cart(100 + n), 0, 7)]);
        }

        var run = await journal.LoadRunAsync(CartScope, journal.Origin, 0, 1);
        Assert.Equal((1L, 1), (run!.FirstSeq, run.Entries.Length));
        for (long after = 1; after < 1000; after = run.LastSeq)
        {
            run = (await journal.LoadRunAsync(CartScope, journal.Origin, after, Exchanging.MostBytes))!;
            Assert.Equal(after + 1, run.FirstSeq);
            Assert.InRange(run.Entries.Length, 1, 256);
        }

        Assert.Equal(1000, run.LastSeq);
        var whole = (await journal.LoadRunAsync(CartScope, journal.Origin, 0, 1 << 20))!;
        Assert.Equal((1L, 1000), (whole.FirstSeq, whole.Entries.Length));
        var other = Laptop("laptop-1");
        other.Introduce(journal.IncarnationOf(journal.Origin)!);
        Assert.Equal(new ImportOutcome(ImportVerdict.Stored, 1000), await other.ImportAsync(whole, "central"));
        Assert.Null(await journal.LoadRunAsync(CartScope, journal.Origin, 1000, Exchanging.MostBytes));
        Assert.Null(await journal.LoadRunAsync(Cart(99).Scope, journal.Origin, 0, Exchanging.MostBytes));
    }

    [SkippableFact]
    public async Task Import_OfAChain_StoresTheSameBytes_AndTellsSubscribers()
    {
        var laptop = Laptop("laptop-1");
        await laptop.AppendAsync([Several(Cart(1), 0, 700)]);
        await using var journal = await OpenAsync();
        var (heard, grown) = (new List<Recorded>(), new HashSet<Scope>());
        using var entries = journal.Subscribe(committed => heard.AddRange(committed));
        using var scopes = journal.SubscribeScopes(grown.UnionWith);

        var outcomes = await laptop.SendAsync(journal, CartScope);
        Assert.All(outcomes, o => Assert.Equal(ImportVerdict.Stored, o.Verdict));
        Assert.Equal(700, outcomes.Sum(o => o.NewEntries));
        Assert.Equal(laptop.HeadsOf(CartScope).Heads, journal.HeadsOf(CartScope).Heads);
        Assert.Equal(await BytesAsync(laptop), await BytesAsync(journal));
        Assert.Equal(700, heard.Count);
        Assert.Equal([CartScope], grown);
        Assert.True(journal.Clock.Next() > heard[^1].Entry.Time);
    }

    [SkippableFact]
    public async Task Import_AfterAReopen_IsHandedOn_WithHeadsAndIntroduction()
    {
        var laptop = Laptop("laptop-1");
        await laptop.AppendAsync([Several(Cart(1), 0, 600)]);
        await using (var journal = await OpenAsync()) await laptop.SendAsync(journal, CartScope);

        await using var again = await OpenAsync();
        var other = Laptop("laptop-2");
        await again.SendAsync(other, CartScope);
        Assert.Equal("laptop-1", again.IncarnationOf(laptop.Origin)!.Chain.Node.Subject);
        Assert.Equal(laptop.HeadsOf(CartScope)[laptop.Origin], other.HeadsOf(CartScope)[laptop.Origin]);
        Assert.Equal(await BytesAsync(laptop), await BytesAsync(other));
    }

    [SkippableFact]
    public async Task Import_OfWhatIsHeld_InWholeOrInPart_StoresOnlyWhatIsNew()
    {
        var laptop = Laptop("laptop-1");
        var first = await laptop.AppendAsync([Several(Cart(1), 0, 10)]);
        await using var journal = await OpenAsync();
        await laptop.SendAsync(journal, CartScope);
        var whole = (await laptop.LoadRunAsync(CartScope, laptop.Origin, 0, Exchanging.MostBytes))!;
        Assert.Equal(new ImportOutcome(ImportVerdict.Stored, 0), await journal.ImportAsync(whole, "laptop-1"));

        await laptop.AppendAsync([Several(Cart(1), first[^1].Position, 5)]);
        var rest = (await laptop.LoadRunAsync(CartScope, laptop.Origin, 10, Exchanging.MostBytes))!;
        var overlapping = rest with { FirstSeq = 1, Entries = [.. whole.Entries, .. rest.Entries] };
        Assert.Equal(new ImportOutcome(ImportVerdict.Stored, 5), await journal.ImportAsync(overlapping, "laptop-1"));
        Assert.Equal(15, journal.VectorOf(CartScope)[laptop.Origin]);
    }

    [SkippableFact]
    public async Task Import_OfOneChainFromSeveralPeersAtOnce_StoresItOnce()
    {
        var laptop = Laptop("laptop-1");
        await laptop.AppendAsync([Several(Cart(1), 0, 2000)]);
        await using var journal = await OpenAsync();
        journal.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        var outcomes = (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => laptop.SendAsync(journal, CartScope))))).SelectMany(o => o).ToList();
        Assert.All(outcomes, o => Assert.Equal(ImportVerdict.Stored, o.Verdict));
        Assert.Equal(2000, outcomes.Sum(o => o.NewEntries));
        Assert.Equal(await BytesAsync(laptop), await BytesAsync(journal));
        await journal.VerifyAsync();
    }

    [SkippableFact]
    public async Task Import_OfLaterRunsBeforeTheFormerIsDurable_TakesThemAll()
    {
        var laptop = Laptop("laptop-1");
        await laptop.AppendAsync([Several(Cart(1), 0, 1000)]);
        await using var journal = await OpenAsync();
        journal.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        var imports = new List<Task<ImportOutcome>>();
        for (long after = 0; await laptop.LoadRunAsync(CartScope, laptop.Origin, after, Exchanging.MostBytes) is { } run; after = run.LastSeq)
            imports.Add(journal.ImportAsync(run, "laptop-1").AsTask());
        Assert.Equal(1000, (await Task.WhenAll(imports)).Sum(o => o.NewEntries));
    }

    [SkippableFact]
    public async Task Import_WithEntriesMissingBefore_IsAGap_AndStoresNothing()
    {
        var laptop = Laptop("laptop-1");
        await laptop.AppendAsync([Several(Cart(1), 0, 600)]);
        await using var journal = await OpenAsync();
        await laptop.LoadRunAsync(CartScope, laptop.Origin, 0, Exchanging.MostBytes);
        journal.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        var later = (await laptop.LoadRunAsync(CartScope, laptop.Origin, 256, Exchanging.MostBytes))!;
        Assert.Equal(ImportVerdict.Gap, (await journal.ImportAsync(later, "laptop-1")).Verdict);
        Assert.Equal(0, journal.VectorOf(CartScope)[laptop.Origin]);
    }

    [SkippableFact]
    public async Task Append_ToAStreamThatForeignEntriesEntered_IsToldToReload()
    {
        var laptop = Laptop("laptop-1");
        await laptop.AppendAsync([Several(Cart(1), 0, 3)]);
        await using var journal = await OpenAsync();
        await laptop.SendAsync(journal, CartScope);
        await Assert.ThrowsAsync<StreamMovedException>(async () => await journal.AppendAsync([Append(Cart(1), 0, 9)]));
        var last = (await journal.ReadStreamAsync(Cart(1)).ToList())[^1].Position;
        Assert.Equal(1, (await journal.AppendAsync([Append(Cart(1), last, 9)]))[0].Entry.Seq);
    }

    [SkippableFact]
    public async Task Chain_OfAFormerIncarnation_ThatWasNeverShipped_IsSignedByItsNode()
    {
        OriginId former;
        await using (var journal = await OpenAsync())
        {
            await journal.AppendAsync([Several(Cart(1), 0, 300)]);
            former = journal.Origin;
        }

        await using var again = await OpenAsync();
        var other = Laptop("laptop-2");
        await again.SendAsync(other, CartScope);
        Assert.Equal(300, other.VectorOf(CartScope)[former]);
    }

    [SkippableFact]
    public async Task Refused_IsParkedWithItsBytes_OverAReopen_AndTakenWhenItPassesNow()
    {
        var laptop = Laptop("laptop-1");
        await laptop.AppendAsync([Several(Cart(1), 0, 3)]);
        var run = (await laptop.LoadRunAsync(CartScope, laptop.Origin, 0, Exchanging.MostBytes))!;
        await using (var journal = await OpenAsync())
        {
            // Nobody has introduced the laptop: what is refused now passes later.
            Assert.Equal(ImportVerdict.Refused, (await journal.ImportAsync(run, "venue")).Verdict);
        }

        await using var again = await OpenAsync();
        var parked = Assert.Single(again.Parked.List);
        Assert.Equal((CartScope, laptop.Origin, 1L, 3L, "venue", 1), (parked.Scope, parked.Origin, parked.FirstSeq, parked.LastSeq, parked.From, parked.Times));
        Assert.Equal(run.Entries.Select(e => Convert.ToHexString(e.Content.Span)), (await again.Parked.ReadAsync(parked.Id))!.Entries.Select(e => Convert.ToHexString(e.Content.Span)));
        Assert.Equal(ImportVerdict.Refused, (await again.Parked.RetryAsync(parked.Id))!.Value.Verdict);

        again.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        Assert.Equal(new ImportOutcome(ImportVerdict.Stored, 3), await again.Parked.RetryAsync(parked.Id));
        Assert.Empty(again.Parked.List);
        Assert.Null(await again.Parked.RetryAsync(parked.Id));
    }

    [SkippableFact]
    public async Task Refused_AndBlocked_StaysSoOverAReopen_UntilItIsRemoved()
    {
        var laptop = Memory(_organizer.Laptop("laptop-1", Cart(2).Scope.Value));
        await laptop.AppendAsync([Several(Cart(1), 0, 3)]);
        await using (var journal = await OpenAsync())
        {
            Assert.Equal(ImportVerdict.Refused, (await laptop.SendAsync(journal, CartScope)).Single().Verdict);
            Assert.True(journal.IsBlocked(CartScope, laptop.Origin));
        }

        await using var again = await OpenAsync();
        Assert.True(again.IsBlocked(CartScope, laptop.Origin));
        again.Parked.Remove(again.Parked.List.Single().Id);
        Assert.False(again.IsBlocked(CartScope, laptop.Origin));
    }

    [SkippableFact]
    public async Task Acknowledgements_OfOtherNodes_CountWhereTheyCoverWhatIsHeld_OverAReopen()
    {
        var (first, second) = (Laptop("laptop-1"), Laptop("laptop-2"));
        await first.AppendAsync([Several(Cart(1), 0, 3)]);
        await first.SendAsync(second, CartScope);
        await using (var journal = await OpenAsync())
        {
            await first.SendAsync(journal, CartScope);
            journal.Introduce(second.IncarnationOf(second.Origin)!);
            Assert.Equal(0, journal.Acknowledgements.SafeOn(CartScope));
            var heard = new List<Acknowledgement>();
            journal.Acknowledgements.Taken += heard.Add;
            Assert.True(journal.Acknowledgements.Take(first.Acknowledgements.Own(CartScope)));
            Assert.True(journal.Acknowledgements.Take(second.Acknowledgements.Own(CartScope)));
            Assert.False(journal.Acknowledgements.Take(second.Acknowledgements.Own(CartScope)));
            Assert.False(journal.Acknowledgements.Take(journal.Acknowledgements.Own(CartScope)));
            Assert.Equal(2, heard.Count);
            Assert.Equal(2, journal.Acknowledgements.SafeOn(CartScope));
        }

        await using var again = await OpenAsync();
        Assert.Equal(2, again.Acknowledgements.SafeOn(CartScope));
        var known = (await again.ReadStreamAsync(Cart(1)).ToList())[^1].Position;
        await again.AppendAsync([Append(Cart(1), known, 9)]);
        Assert.Equal(0, again.Acknowledgements.SafeOn(CartScope));
        await again.SendAsync(second, CartScope);
        again.Acknowledgements.Take(second.Acknowledgements.Own(CartScope));
        Assert.Equal(1, again.Acknowledgements.SafeOn(CartScope));
    }

    [SkippableFact]
    public async Task Anchor_OfAServer_IsKept_TheNewest_OverAReopen()
    {
        var venue = Memory(_organizer.Enrol("venue-a", NodeRole.Venue, "*"));
        var laptop = Laptop("laptop-1");
        var now = DateTimeOffset.UtcNow;
        Assert.Throws<IdentityException>(() => TimeAnchor.Sign(laptop.Identity, laptop.Origin, now));
        _identity = _organizer.Laptop("laptop-2", "spring-2027/group/*");
        await using (var journal = await OpenAsync())
        {
            var anchor = TimeAnchor.Sign(venue.Identity, venue.Origin, now);
            journal.Observe(anchor);
            Assert.Null(journal.Anchor);
            journal.Introduce(venue.IncarnationOf(venue.Origin)!);
            journal.Observe(anchor);
            journal.Observe(TimeAnchor.Sign(venue.Identity, venue.Origin, now.AddSeconds(-1)));
            journal.Observe(anchor with { Time = anchor.Time.AddMinutes(1) });
            Assert.Equal(anchor.Time, journal.Anchor!.Time);
        }

        await using var again = await OpenAsync();
        Assert.Equal(now.ToUnixTimeMilliseconds(), again.Anchor!.Time.ToUnixTimeMilliseconds());
    }

    [SkippableFact]
    public async Task Introduction_ThatCameBesideTheEntries_IsKeptOverAReopen()
    {
        var laptop = Laptop("laptop-1");
        await using (var journal = await OpenAsync()) journal.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        await using var again = await OpenAsync();
        Assert.Equal("laptop-1", again.IncarnationOf(laptop.Origin)!.Chain.Node.Subject);
        Assert.Null(again.IncarnationOf(new OriginId(Guid.NewGuid())));
    }

    [SkippableFact]
    public async Task Heads_OfAChainThatGrowsByOne_AreThinned_AndBoundTheRuns()
    {
        var laptop = Laptop("laptop-1");
        await using var journal = await OpenAsync();
        long known = 0;
        for (var n = 0; n < 600; n++)
        {
            known = (await laptop.AppendAsync([Append(Cart(1), known, 1)]))[0].Position;
            await laptop.SendAsync(journal, CartScope);
        }

        Assert.InRange(await RunsAsync(journal), 3, 6);
        Assert.InRange(await RunsAsync(laptop), 3, 6);

        async Task<int> RunsAsync(NodeJournal node)
        {
            var runs = 0;
            for (long after = 0; await node.LoadRunAsync(CartScope, laptop.Origin, after, 1) is { } run; after = run.LastSeq, runs++) Assert.InRange(run.Entries.Length, 1, 256);
            return runs;
        }
    }

    private protected static async Task<List<string>> BytesAsync(NodeJournal journal)
    {
        var entries = await journal.ReadAllAsync().ToList();
        return [.. entries.Where(r => r.Entry.Scope != Scope.Admin).Select(r => Convert.ToHexString(B2BBooking.Journal.Entries.EntryCodec.Encode(r.Entry)))];
    }
}
