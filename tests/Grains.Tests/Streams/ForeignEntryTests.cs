using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.News;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Notes;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Streams;

/// <summary>Entries that others write into the journal, as an exchange or another silo does, reach grains that are active.</summary>
public sealed class ForeignEntryTests : IAsyncLifetime
{
    private static readonly StreamName CartStream = new(Scope.Group(Show, Group), CartEntries.Stream);

    private readonly KnownShow _show = new();
    private GrainHost _host = null!;
    private ProductId _pan;

    public async Task InitializeAsync()
    {
        _host = await GrainHost.StartAsync(_show.Register);
        _pan = _show.Has(Pans, "p1");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private ICartGrain Cart => _host.As<ICartGrain>(Ann, CartKey);

    [Fact]
    public async Task Cart_WithForeignEntry_TellsItsPagesTheChangedLineAlone()
    {
        var mine = await Cart.AddAsync(CommandId.New(), new AddLine(_show.Has(Pans, "p2"), 1, 1));
        var told = new Told();
        await Cart.SubscribeAsync(_host.Grains.CreateObjectReference<ICartObserver>(told));

        await AppendAsync(CartStream, mine.Value!.Version, Add(5));

        await Eventually.BecomesTrue(() => !told.Carts.IsEmpty, "a page is told of the foreign entry");
        var change = told.Carts.Single();
        Assert.Equal(mine.Value.Version, change.PreviousVersion);
        Assert.Equal((_pan, 5), (Assert.Single(change.Lines).Product, change.Lines[0].Quantity));
        Assert.Equal(6, (await Cart.GetAsync()).Totals[0].Pieces);
    }

    [Fact]
    public async Task Cart_AmidForeignEntries_LosesNoneAndTellsAnUnbrokenRowOfVersions()
    {
        var told = new Told();
        await Cart.SubscribeAsync(_host.Grains.CreateObjectReference<ICartObserver>(told));
        var others = Task.Run(async () =>
        {
            for (var left = 50; left > 0;) if (await TryAppendAsync(Add(1))) left--;
        });
        for (var i = 0; i < 50; i++) Assert.Null((await Cart.AddAsync(CommandId.New(), new AddLine(_pan, 100, 1))).Refusal);
        await others;

        await Eventually.BecomesTrue(async () => (await Cart.GetAsync()).Totals is [{ Pieces: 5050 }], "the cart has its own and all foreign pieces");
        await Eventually.BecomesTrue(() => told.Carts.Any(c => c.Totals is [{ Pieces: 5050 }]), "the last change is told");
        var changes = told.Carts.OrderBy(c => c.Version).ToList();
        for (var i = 1; i < changes.Count; i++) Assert.Equal(changes[i - 1].Version, changes[i].PreviousVersion);
    }

    [Fact]
    public async Task Cart_WithForeignSubmission_HasItsPagesReadItAnew()
    {
        var mine = await Cart.AddAsync(CommandId.New(), new AddLine(_pan, 3, 1));
        var told = new Told();
        await Cart.SubscribeAsync(_host.Grains.CreateObjectReference<ICartObserver>(told));
        await AppendAsync(CartStream, mine.Value!.Version, CartEntries.Submission([], mine.Value.Lines[0].Seen));
        await Eventually.BecomesTrue(() => !told.Carts.IsEmpty, "the submission is told");
        Assert.NotEqual(mine.Value.Version, told.Carts.Single().PreviousVersion);
        Assert.Empty((await Cart.GetAsync()).Lines);
    }

    [Theory]
    [InlineData("cart.from-the-future", 1)]
    [InlineData(CartEntries.Add, 2)]
    public async Task Cart_WithAForeignEntryOfANewerVersion_HasItsPagesReadThatItIsReadOnly(string kind, byte format)
    {
        var mine = await Cart.AddAsync(CommandId.New(), new AddLine(_pan, 3, 1));
        var told = new Told();
        await Cart.SubscribeAsync(_host.Grains.CreateObjectReference<ICartObserver>(told));

        await AppendAsync(CartStream, mine.Value!.Version, new Draft(kind, new byte[] { format, 7 }, []));
        await Eventually.BecomesTrue(() => !told.Carts.IsEmpty, "its pages are told");
        Assert.NotEqual(mine.Value.Version, told.Carts.Single().PreviousVersion);
        var cart = await Cart.GetAsync();
        Assert.Equal((true, 3), (cart.ReadOnly, Assert.Single(cart.Lines).Quantity));

        // Those that it understands still count.
        await AppendAsync(CartStream, cart.Version, Add(5));
        await Eventually.BecomesTrue(() => told.Carts.Count > 1, "its pages are told of what comes after");
        Assert.Equal((true, 8), ((await Cart.GetAsync()).ReadOnly, (await Cart.GetAsync()).Lines.Single().Quantity));
    }

    [Fact]
    public async Task Prices_ThatArriveAfterTheCart_AreCountedInItsTotals()
    {
        var late = new ProductId(Knives, "late");
        await Cart.GetAsync();
        await AppendAsync(CartStream, 0, CartEntries.Line(CartEntries.Add, new LineChangePayload(late, 2, 1, 0, false), []));
        await Eventually.BecomesTrue(async () => (await Cart.GetAsync()).Lines.Length == 1, "the line is here");
        _show.Has(Knives, "late", 7m);
        Assert.Equal(14m, (await Cart.GetAsync()).Total.Amount);
    }

    [Fact]
    public async Task Notes_WithForeignNote_AreToldAndRead()
    {
        var notes = _host.As<IGroupNotesGrain>(Ann, CartKey);
        Assert.Empty(await notes.ListAsync());
        var told = new Told();
        await _host.As<IGroupNewsGrain>(Ann, CartKey).SubscribeAsync(_host.Grains.CreateObjectReference<INewsObserver>(told));
        var note = new WriteNote(Guid.NewGuid(), new NoteSubject(Show, Pans, null), "fine pans", []);

        await AppendAsync(NoteEntries.StreamOf(Show, Group), 0, NoteEntries.Write(note));

        await Eventually.BecomesTrue(() => TurnedClock(told), "the page is told that notes changed");
        Assert.Equal(NewsTopics.Notes, told.News.Single());
        Assert.Equal("fine pans", Assert.Single(await notes.ListAsync()).Texts[0].Text);
    }

    private bool TurnedClock(Told told)
    {
        _host.Time.Advance(TimeSpan.FromMilliseconds(200));
        return !told.News.IsEmpty;
    }

    private Draft Add(int quantity) => CartEntries.Line(CartEntries.Add, new LineChangePayload(_pan, quantity, 1, 0, false), []);

    private async Task<bool> TryAppendAsync(Draft draft)
    {
        var last = 0L;
        await foreach (var entry in _host.Journal.ReadStreamAsync(CartStream)) last = entry.Position;
        try
        {
            await AppendAsync(CartStream, last, draft);
            return true;
        }
        catch (StreamMovedException)
        {
            return false;
        }
    }

    private async Task AppendAsync(StreamName stream, long known, Draft draft) =>
        await _host.Journal.AppendAsync([new StreamAppend(stream, known, Bob.Value, Guid.NewGuid(), [draft])]);

    private sealed class Told : ICartObserver, INewsObserver
    {
        public ConcurrentQueue<CartChange> Carts { get; } = [];

        public ConcurrentQueue<NewsTopics> News { get; } = [];

        public Task ChangedAsync(CartChange change)
        {
            Carts.Enqueue(change);
            return Task.CompletedTask;
        }

        public Task ToldAsync(NewsTopics topics)
        {
            News.Enqueue(topics);
            return Task.CompletedTask;
        }
    }
}
