using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Replication;

/// <summary>What is not what its node wrote, or not what that node may write, is never stored.</summary>
public sealed class ForgeryTests : IAsyncLifetime
{
    private static readonly Scope CartScope = Cart(1).Scope;

    private readonly Organizer _organizer = new();
    private readonly List<NodeJournal> _open = [];
    private NodeJournal _node = null!;

    public Task InitializeAsync()
    {
        _node = Open(_organizer.Central());
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var journal in _open) await journal.DisposeAsync();
        _organizer.Dispose();
    }

    [Fact]
    public async Task Run_WithAnyBitOfItsContentsFlipped_IsRefused_AndTheGoodOneStored()
    {
        var (laptop, run) = await WrittenAsync(6);
        for (var entry = 0; entry < run.Entries.Length; entry++)
        {
            for (var place = 0; place < run.Entries[entry].Content.Length; place++)
            {
                var altered = run.Entries[entry].Content.ToArray();
                altered[place] ^= (byte)(1 << (place % 8));
                await AssertRefusedAsync(run with { Entries = run.Entries.SetItem(entry, run.Entries[entry] with { Content = altered }) }, $"byte {place} of entry {entry}");
            }
        }

        Assert.False(_node.IsBlocked(CartScope, laptop.Origin));
        Assert.Equal(new ImportOutcome(ImportVerdict.Stored, 6), await _node.ImportAsync(run, "peer"));
    }

    [Fact]
    public async Task Run_WithAnyBitOfItsSignatureOrHashFlipped_IsRefused()
    {
        var (_, run) = await WrittenAsync(2);
        for (var place = 0; place < 64; place++)
            await AssertRefusedAsync(run with { Head = run.Head with { Signature = Flip(run.Head.Signature, place) } }, $"byte {place} of the signature");
        for (var place = 0; place < 32; place++)
            await AssertRefusedAsync(run with { Head = run.Head with { Hash = Flip(run.Head.Hash, place) } }, $"byte {place} of the hash");
    }

    [Fact]
    public async Task Run_UnderOtherNames_IsRefused()
    {
        var (_, run) = await WrittenAsync(3);
        await AssertRefusedAsync(run with { Entries = run.Entries.SetItem(1, run.Entries[1] with { Stream = "orders" }) }, "stream");
        await AssertRefusedAsync(run with { Entries = run.Entries.SetItem(1, run.Entries[1] with { Kind = "cart.line.removed" }) }, "kind");
        await AssertRefusedAsync(run with { Scope = Cart(2).Scope }, "scope");
        await AssertRefusedAsync(run with { Scope = Cart(2).Scope, Head = run.Head with { Scope = Cart(2).Scope } }, "scope and head");
        await AssertRefusedAsync(run with { Entries = run.Entries.RemoveAt(1) }, "an entry missing");
        await AssertRefusedAsync(run with { Entries = run.Entries.RemoveAt(2), Head = run.Head with { Name = run.Head.Name with { Seq = 2 } } }, "the last missing");
        await AssertRefusedAsync(run with { Entries = [run.Entries[1], run.Entries[0], run.Entries[2]] }, "order");
        await AssertRefusedAsync(run with { Entries = run.Entries.SetItem(0, run.Entries[0] with { Content = default }) }, "an empty entry");
        await AssertRefusedAsync(run with { Entries = [] }, "no entries");
    }

    [Fact]
    public async Task Run_SignedByAnotherNode_IsRefused()
    {
        var (_, run) = await WrittenAsync(3);
        var other = _organizer.Laptop("laptop-2", "spring-2027/group/*");
        await AssertRefusedAsync(run with { Head = SignedHead.Sign(other.Key, run.Scope, run.Head.Name, run.Head.Hash) }, "signer");
    }

    [Fact]
    public async Task Run_OfAnOriginThatNobodyIntroduced_IsRefused()
    {
        var laptop = Open(_organizer.Laptop("laptop-1", "spring-2027/group/*"));
        await laptop.AppendAsync([Several(Cart(1), 0, 3)]);
        await AssertRefusedAsync((await laptop.LoadRunAsync(CartScope, laptop.Origin, 0, Exchanging.MostBytes))!, "introduction");
    }

    [Fact]
    public async Task Introduction_ByAForeignOrganizer_OrWithAnyByteFlipped_IsNotTaken()
    {
        using var others = new Organizer();
        var foreign = Open(others.Laptop("laptop-1", "spring-2027/group/*"));
        Assert.Throws<IdentityException>(() => _node.Introduce(foreign.IncarnationOf(foreign.Origin)!));
        Assert.Null(_node.IncarnationOf(foreign.Origin));

        var laptop = Open(_organizer.Laptop("laptop-1", "spring-2027/group/*"));
        var good = laptop.IncarnationOf(laptop.Origin)!;
        Assert.Throws<IdentityException>(() => _node.Introduce(good with { Signature = Flip(good.Signature, 5) }));
        Assert.Throws<IdentityException>(() => _node.Introduce(good with { Started = good.Started.AddSeconds(1) }));
        Assert.Null(_node.IncarnationOf(laptop.Origin));
        _node.Introduce(good);
        Assert.Equal("laptop-1", _node.IncarnationOf(laptop.Origin)!.Chain.Node.Subject);
    }

    [Fact]
    public async Task Run_BeyondTheScopesOfItsAuthor_IsRefused_AndItsChainStandsStill()
    {
        var laptop = Open(_organizer.Laptop("laptop-1", CartScope.Value));
        await laptop.AppendAsync([Several(Cart(2), 0, 3), Several(Cart(1), 0, 3)]);
        _node.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        var beyond = (await laptop.LoadRunAsync(Cart(2).Scope, laptop.Origin, 0, Exchanging.MostBytes))!;
        await AssertRefusedAsync(beyond, "scope", isAuthorsFault: true);
        Assert.True(_node.IsBlocked(Cart(2).Scope, laptop.Origin));
        Assert.False(_node.IsBlocked(CartScope, laptop.Origin));
        Assert.Equal(ImportVerdict.Stored, (await laptop.SendAsync(_node, CartScope)).Single().Verdict);
    }

    [Fact]
    public async Task Laptop_WritesItsIntroductionIntoAdmin_AndNothingElse()
    {
        var laptop = Open(_organizer.Laptop("laptop-1", CartScope.Value));
        Assert.Equal(ImportVerdict.Stored, (await laptop.SendAsync(_node, Scope.Admin)).Single().Verdict);
        await laptop.AppendAsync([Append(new StreamName(Scope.Admin, "settings"), 0, "settings.changed", [1])]);
        var run = (await laptop.LoadRunAsync(Scope.Admin, laptop.Origin, 1, Exchanging.MostBytes))!;
        await AssertRefusedAsync(run, "admin", isAuthorsFault: true);
        Assert.Equal(1, _node.VectorOf(Scope.Admin)[laptop.Origin]);
    }

    [Fact]
    public async Task Run_OfAScopeThatThisNodeMayNotHold_IsRefused_AndItsBytesAreNotKept()
    {
        var central = _node;
        await central.AppendAsync([Several(Cart(2), 0, 3)]);
        var laptop = Open(_organizer.Laptop("laptop-1", CartScope.Value));
        laptop.Introduce(central.IncarnationOf(central.Origin)!);
        var outcome = await laptop.ImportAsync((await central.LoadRunAsync(Cart(2).Scope, central.Origin, 0, Exchanging.MostBytes))!, "central");
        Assert.Equal(ImportVerdict.Refused, outcome.Verdict);
        Assert.DoesNotContain(Cart(2).Scope, laptop.Scopes);
        var parked = Assert.Single(laptop.Parked.List);
        Assert.Equal(0, parked.Bytes);
        Assert.Null(await laptop.Parked.ReadAsync(parked.Id));
    }

    [Fact]
    public async Task Certificate_IsJudgedAtTheStartOfTheIncarnation()
    {
        var now = DateTimeOffset.UtcNow;
        var ended = _organizer.Enrol("laptop-1", NodeRole.Laptop, now.AddDays(-3), now.AddDays(-1), "spring-2027/group/*");
        var before = Incarnation.Sign(ended, new OriginId(Guid.NewGuid()), now.AddDays(-2));
        _node.Introduce(before);
        Assert.NotNull(_node.IncarnationOf(before.Origin));
        var other = _organizer.Enrol("laptop-1", NodeRole.Laptop, now.AddDays(-1), now.AddDays(9), "spring-2027/group/*");
        var after = Incarnation.Sign(ended with { Chain = other.Chain }, new OriginId(Guid.NewGuid()), now);
        Assert.Throws<IdentityException>(() => _node.Introduce(after with { Chain = ended.Chain }));
    }

    [Theory]
    [InlineData(-9_000, -3)]
    [InlineData(-2, -2)]
    [InlineData(5, -1)]
    public void Incarnation_OutsideTheTimeOfItsCertificate_IsToldAsTheNearestMomentWithin(int startsAt, int told)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var ended = _organizer.Enrol("laptop-1", NodeRole.Laptop, now.AddDays(-3), now.AddDays(-1), "spring-2027/group/*");
        var incarnation = Incarnation.Sign(ended, new OriginId(Guid.NewGuid()), now.AddDays(startsAt));
        Assert.Equal(now.AddDays(told), incarnation.Started);
        _node.Introduce(incarnation);
        Assert.NotNull(_node.IncarnationOf(incarnation.Origin));
    }

    [Fact]
    public async Task Entries_OfANodeThatWasEnrolledAnew_AreSignedWithTheKeyUnderWhichTheyWereWritten()
    {
        var (first, second) = (_organizer.Laptop("laptop-1", CartScope.Value), _organizer.Laptop("laptop-1", CartScope.Value));
        var store = new MemoryStore();
        OriginId origin;
        await using (var before = await JournalFactory.OpenAsync(store, new JournalOptions { Identity = first }))
        {
            origin = before.Origin;
            await before.AppendAsync([Several(new StreamName(CartScope, "cart"), 0, 3)]);
        }

        await using (var lost = await JournalFactory.OpenAsync(store, new JournalOptions { Identity = second }))
            Assert.Null(await lost.LoadRunAsync(CartScope, origin, 0, Exchanging.MostBytes));
        await using var anew = await JournalFactory.OpenAsync(store, new JournalOptions { Identity = second with { FormerKeys = [first.Key] } });
        _node.Introduce(anew.IncarnationOf(origin)!);
        var run = await anew.LoadRunAsync(CartScope, origin, 0, Exchanging.MostBytes);
        Assert.Equal(new ImportOutcome(ImportVerdict.Stored, 3), await _node.ImportAsync(run!, "laptop-1"));
    }

    [Fact]
    public async Task Run_OfIllFormedEntries_ThatItsNodeSigned_IsRefused()
    {
        var identity = _organizer.Laptop("laptop-1", "spring-2027/group/*");
        var incarnation = Incarnation.Sign(identity, new OriginId(Guid.NewGuid()), DateTimeOffset.UtcNow);
        _node.Introduce(incarnation);
        foreach (var content in new byte[][] { [1], [2, 0, 0], [1, 0, 0, 0xFF], [0] })
        {
            var address = new EntryAddress(CartScope, incarnation.Origin, 1, "cart", "cart.line.added");
            var hash = new byte[EntryCodec.HashBytes];
            EntryCodec.Restore(address, content, default, hash);
            var head = SignedHead.Sign(identity.Key, CartScope, new EntryName(incarnation.Origin, 1), hash);
            await AssertRefusedAsync(new ChainRun(CartScope, incarnation.Origin, 1, [new RunEntry("cart", "cart.line.added", content)], head), Convert.ToHexString(content), isAuthorsFault: true);
        }
    }

    [Fact]
    public async Task Run_ThatSaysToBeOfThisIncarnation_IsRefused()
    {
        var run = Forged(_node.Identity, _node.Origin, 1, default, 7);
        await AssertRefusedAsync(run, "own origin");
    }

    [Fact]
    public async Task Fork_IsKeptAside_AndReported_AndWhatWasHereFirstStays()
    {
        var identity = _organizer.Laptop("laptop-1", "spring-2027/group/*");
        var incarnation = Incarnation.Sign(identity, new OriginId(Guid.NewGuid()), DateTimeOffset.UtcNow);
        _node.Introduce(incarnation);
        var (first, second) = (Forged(identity, incarnation.Origin, 1, default, 1, 2), Forged(identity, incarnation.Origin, 1, default, 1, 3, 4));
        Assert.Equal(ImportVerdict.Stored, (await _node.ImportAsync(first, "peer")).Verdict);
        Assert.Equal(ImportVerdict.Fork, (await _node.ImportAsync(second, "other")).Verdict);
        Assert.Equal(ImportVerdict.Fork, (await _node.ImportAsync(Forged(identity, incarnation.Origin, 1, default, 1, 3), "other")).Verdict);

        Assert.Equal([1, 2], (await _node.ReadStreamAsync(Cart(1)).ToList()).Select(r => r.Entry.Payload.Span[0]));
        var parked = Assert.Single(_node.Parked.List);
        Assert.Equal((ImportVerdict.Fork, "other", 2), (parked.Verdict, parked.From, parked.Times));
        // What goes on from what is here is taken still.
        var goesOn = Forged(identity, incarnation.Origin, 3, first.Head.Hash, 5);
        Assert.Equal(ImportVerdict.Stored, (await _node.ImportAsync(goesOn, "peer")).Verdict);
    }

    [Fact]
    public async Task Fork_ThatGoesOn_StaysReportedAsTheFaultOfItsNode()
    {
        var (identity, origin) = await HeldAsync(1, 2);
        var second = Forged(identity, origin, 1, default, 1, 3);
        Assert.Equal(ImportVerdict.Fork, (await _node.ImportAsync(second, "other")).Verdict);

        var outcome = await _node.ImportAsync(Forged(identity, origin, 3, second.Head.Hash, 4), "other");
        Assert.Equal((ImportVerdict.Refused, false), (outcome.Verdict, outcome.FromTheBeginning));
        var parked = Assert.Single(_node.Parked.List);
        Assert.Equal((ImportVerdict.Fork, true, 2), (parked.Verdict, parked.ByAuthor, parked.Times));
        Assert.Equal(second.Head, (await _node.Parked.ReadAsync(parked.Id))!.Head with { Hash = second.Head.Hash, Signature = second.Head.Signature });
    }

    [Fact]
    public async Task Fork_OfWhichTheEndAloneComes_IsAskedForFromTheBeginning_AndProvenByThat()
    {
        var (identity, origin) = await HeldAsync(1, 2);
        var second = Forged(identity, origin, 1, default, 1, 3);
        var end = await _node.ImportAsync(Forged(identity, origin, 3, second.Head.Hash, 4), "other");
        Assert.Equal((ImportVerdict.Refused, true), (end.Verdict, end.FromTheBeginning));
        Assert.Equal(ImportVerdict.Fork, (await _node.ImportAsync(second, "other")).Verdict);
        Assert.Equal((ImportVerdict.Fork, true), (Assert.Single(_node.Parked.List).Verdict, _node.Parked.List[0].ByAuthor));
    }

    private async Task<(NodeIdentity Identity, OriginId Origin)> HeldAsync(params byte[] payloads)
    {
        var identity = _organizer.Laptop("laptop-1", "spring-2027/group/*");
        var incarnation = Incarnation.Sign(identity, new OriginId(Guid.NewGuid()), DateTimeOffset.UtcNow);
        _node.Introduce(incarnation);
        Assert.Equal(ImportVerdict.Stored, (await _node.ImportAsync(Forged(identity, incarnation.Origin, 1, default, payloads), "peer")).Verdict);
        return (identity, incarnation.Origin);
    }

    /// <summary>A run as its node would write it, one entry a payload.</summary>
    internal static ChainRun Forged(NodeIdentity identity, OriginId origin, long first, ReadOnlyMemory<byte> before, params byte[] payloads)
    {
        var (entries, previous) = (ImmutableArray.CreateBuilder<RunEntry>(), before);
        for (var i = 0; i < payloads.Length; i++)
        {
            var entry = new Entry(CartScope, origin, first + i, new HybridTime(1L << 20), "cart", "anna", "cart.line.added", Guid.NewGuid(), [], 0, new[] { payloads[i] }, previous);
            var hash = new byte[EntryCodec.HashBytes];
            var stored = new StoredEntry(1, new EntryAddress(CartScope, origin, entry.Seq, "cart", entry.Kind), EntryCodec.Store(entry, hash));
            entries.Add(new RunEntry("cart", entry.Kind, EntryCodec.ToRun(stored)));
            previous = hash;
        }

        var head = SignedHead.Sign(identity.Key, CartScope, new EntryName(origin, first + payloads.Length - 1), previous);
        return new ChainRun(CartScope, origin, first, entries.ToImmutable(), head);
    }

    private static byte[] Flip(ReadOnlyMemory<byte> bytes, int place)
    {
        var altered = bytes.ToArray();
        altered[place] ^= 1;
        return altered;
    }

    private async Task<(NodeJournal Laptop, ChainRun Run)> WrittenAsync(int entries)
    {
        var laptop = Open(_organizer.Laptop("laptop-1", "spring-2027/group/*"));
        await laptop.AppendAsync([Several(Cart(1), 0, entries)]);
        _node.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        return (laptop, (await laptop.LoadRunAsync(CartScope, laptop.Origin, 0, Exchanging.MostBytes))!);
    }

    private async Task AssertRefusedAsync(ChainRun run, string what, bool isAuthorsFault = false)
    {
        var (entries, parked) = (await _node.ReadAllAsync().ToList(), _node.Parked.List.Sum(p => p.Times));
        var outcome = await _node.ImportAsync(run, "peer");
        Assert.True(outcome.Verdict == ImportVerdict.Refused, $"With another {what} it is {outcome.Verdict}.");
        Assert.False(string.IsNullOrEmpty(outcome.Reason));
        Assert.Equal(entries.Count, (await _node.ReadAllAsync().ToList()).Count);
        Assert.Equal(parked + 1, _node.Parked.List.Sum(p => p.Times));
        Assert.Equal(isAuthorsFault, _node.IsBlocked(run.Scope, run.Origin));
    }

    private NodeJournal Open(NodeIdentity identity)
    {
        var journal = JournalFactory.OpenMemory(new JournalOptions { Identity = identity });
        _open.Add(journal);
        return journal;
    }
}
