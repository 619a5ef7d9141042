using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace B2BBooking.Journal.Tests.Replication;

public sealed class ParkedRunsTests : IDisposable
{
    private readonly Organizer _organizer = new();
    private readonly MemoryStore _store = new();
    private readonly LazyKeeping _lazy = new();

    public void Dispose() => _organizer.Dispose();

    [Fact]
    public void MoreRunsThanAreKept_MakeTheOldestGo_AndUnblockTheirChains()
    {
        var parked = Open();
        var runs = Enumerable.Range(0, ParkedRuns.MostRuns + 5).Select(_ => Run(10)).ToList();
        foreach (var run in runs) parked.Add(run, "peer", new RefusedRunException("ill-formed", byAuthor: true));
        Assert.Equal(ParkedRuns.MostRuns, parked.List.Length);
        Assert.Equal(ParkedRuns.MostRuns, runs.Count(r => parked.IsBlocked(new(r.Scope, r.Origin))));
        Assert.True(parked.IsBlocked(new(runs[^1].Scope, runs[^1].Origin)));
        _lazy.Flush(_store, isIdle: true);
        Assert.Equal(parked.List.Select(n => n.Id), Open().List.Select(n => n.Id));
        Assert.Equal(ParkedRuns.MostRuns, _store.ReadShelf(Shelf.ParkedRuns).Count);
    }

    [Fact]
    public async Task MoreBytesThanAreKept_MakeTheOldestGo()
    {
        var parked = Open();
        for (var n = 0; n < 20; n++) parked.Add(Run(5_000_000), $"peer-{n}", new RefusedRunException("altered"));
        _lazy.Flush(_store, isIdle: true);
        Assert.InRange(parked.List.Length, 10, 13);
        Assert.InRange(_store.ReadShelf(Shelf.ParkedRuns).Sum(r => (long)r.Value.Length), 1, ParkedRuns.MostBytes);
        foreach (var note in parked.List) Assert.NotNull(await parked.ReadAsync(note.Id, CancellationToken.None));
    }

    [Fact]
    public void OneChainFromOnePeer_IsOneNote_HoweverOftenItComes()
    {
        var parked = Open();
        var run = Run(10);
        for (var n = 0; n < 3; n++) parked.Add(run, "peer", new RefusedRunException($"reason {n}"));
        parked.Add(run, "other", new RefusedRunException("altered"));
        Assert.Equal([(1, "altered"), (3, "reason 2")], parked.List.Select(n => (n.Times, n.Reason)).Order());
    }

    [Fact]
    public async Task Note_KeepsNothingOfTheRun_AndComesBackAfterAReopen()
    {
        var parked = Open();
        parked.Note(Run(10), "peer", "not to be sent");
        _lazy.Flush(_store, isIdle: true);
        var note = Assert.Single(Open().List);
        Assert.Equal(("peer", "not to be sent", 0, false), (note.From, note.Reason, note.Bytes, note.ByAuthor));
        Assert.Null(await parked.ReadAsync(note.Id, CancellationToken.None));
        Assert.Empty(_store.ReadShelf(Shelf.ParkedRuns));
    }

    [Fact]
    public void MoreNotesThanAreKept_PushOutThoseOfWhoeverSendsThem()
    {
        var parked = Open();
        var good = Run(10);
        parked.Add(good, "other", new RefusedRunException("ill-formed", byAuthor: true));
        for (var n = 0; n < ParkedRuns.MostRuns + 5; n++) parked.Note(Run(10), "loud", "not to be sent");
        Assert.Equal(ParkedRuns.MostRuns, parked.List.Length);
        Assert.True(parked.IsBlocked(new(good.Scope, good.Origin)));
    }

    private static ChainRun Run(int bytes)
    {
        var (scope, origin) = (new Scope("spring-2027/group/acme"), new OriginId(Guid.NewGuid()));
        return new ChainRun(scope, origin, 1, [new RunEntry("cart", "cart.line.added", new byte[bytes])], new SignedHead(scope, new EntryName(origin, 1), new byte[32], new byte[64]));
    }

    private ParkedRuns Open()
    {
        var parked = new ParkedRuns(_store, _lazy, _organizer.Central().Chain.Node, new Ticking(), NullLogger.Instance);
        parked.Load(_store.ReadShelf(Shelf.ParkedNotes));
        return parked;
    }

    /// <summary>A second later at each look.</summary>
    private sealed class Ticking : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(1);
    }
}
