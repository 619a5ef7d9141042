using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Replication;

public sealed class AcknowledgementTests : IDisposable
{
    private static readonly Scope CartScope = Cart(1).Scope;

    private readonly Organizer _organizer = new();
    private readonly MemoryStore _store = new();

    public void Dispose() => _organizer.Dispose();

    [Fact]
    public async Task Own_IsTheSameWhileNothingChanges_AndGrowsWithTheScope()
    {
        await using var journal = await OpenAsync(_store, _organizer.Central());
        var empty = journal.Acknowledgements.Own(CartScope);
        Assert.Same(empty, journal.Acknowledgements.Own(CartScope));
        await journal.AppendAsync([Several(Cart(1), 0, 3)]);
        var grown = journal.Acknowledgements.Own(CartScope);
        Assert.Equal(3, grown.Held[journal.Origin]);
        Assert.True(grown.At > empty.At);
        await journal.AppendAsync([Several(Cart(2), 0, 3)]);
        Assert.Same(grown, journal.Acknowledgements.Own(CartScope));
    }

    [Fact]
    public async Task Own_AfterTheClockWasSetBackADay_IsStillNewerThanTheFormerOnes()
    {
        var clock = new SetClock { Now = DateTimeOffset.UtcNow };
        var identity = _organizer.Enrol("laptop-1", NodeRole.Laptop, clock.Now.AddDays(-3), clock.Now.AddDays(3), "spring-2027/group/*");
        await using var other = await OpenAsync(new MemoryStore(), _organizer.Central());
        await using (var before = await OpenAsync(_store, identity, clock))
        {
            await before.AppendAsync([Several(Cart(1), 0, 3)]);
            await before.SendAsync(other, CartScope);
            Assert.True(other.Acknowledgements.Take(before.Acknowledgements.Own(CartScope)));
        }

        clock.Now = clock.Now.AddDays(-1);
        await using var after = await OpenAsync(_store, identity, clock);
        other.Introduce(after.IncarnationOf(after.Origin)!);
        Assert.True(other.Acknowledgements.Take(after.Acknowledgements.Own(CartScope)));
    }

    [Fact]
    public async Task Newest_Counts_AlsoWhereItSaysLess()
    {
        var identity = _organizer.Laptop("laptop-1", "spring-2027/group/*");
        await using var laptop = await OpenAsync(new MemoryStore(), identity);
        await using var journal = await OpenAsync(_store, _organizer.Central());
        await laptop.AppendAsync([Several(Cart(1), 0, 3)]);
        await laptop.SendAsync(journal, CartScope);
        journal.Acknowledgements.Take(laptop.Acknowledgements.Own(CartScope));
        Assert.Equal(1, journal.Acknowledgements.SafeOn(CartScope));

        await using var restored = await OpenAsync(new MemoryStore(), identity);
        journal.Introduce(restored.IncarnationOf(restored.Origin)!);
        Assert.True(journal.Acknowledgements.Take(restored.Acknowledgements.Own(CartScope)));
        Assert.Equal(0, journal.Acknowledgements.SafeOn(CartScope));
        Assert.Single(journal.Acknowledgements.Of(CartScope));
    }

    [Fact]
    public async Task Acknowledgement_NotSignedByWhomItNames_OrOfAScopeThatHeMayNotHold_IsRefused()
    {
        await using var journal = await OpenAsync(_store, _organizer.Central());
        await using var laptop = await OpenAsync(new MemoryStore(), _organizer.Laptop("laptop-1", CartScope.Value));
        var own = laptop.Acknowledgements.Own(CartScope);
        Assert.False(journal.Acknowledgements.Take(own));
        journal.Introduce(laptop.IncarnationOf(laptop.Origin)!);
        Assert.Throws<IdentityException>(() => journal.Acknowledgements.Take(own with { Held = journal.VectorOf(Scope.Admin) }));
        Assert.Throws<IdentityException>(() => journal.Acknowledgements.Take(laptop.Acknowledgements.Own(Cart(2).Scope)));
        Assert.Empty(journal.Acknowledgements.Of(Cart(2).Scope));
        Assert.True(journal.Acknowledgements.Take(own));
    }

    [Fact]
    public async Task Take_OfALaterWordOfAFormerIncarnation_IsOutdone_AndIsNobodysNews()
    {
        var clock = new SetClock { Now = DateTimeOffset.UtcNow };
        var identity = _organizer.Laptop("laptop-1", "spring-2027/group/*");
        // What this incarnation said is lost with its disk; others have heard it.
        clock.Now = clock.Now.AddMinutes(20);
        await using var former = await OpenAsync(new MemoryStore(), identity, clock);
        var said = former.Acknowledgements.Own(CartScope);
        clock.Now = clock.Now.AddMinutes(-20);
        await using var journal = await OpenAsync(_store, identity, clock);
        await using var central = await OpenAsync(new MemoryStore(), _organizer.Central());
        foreach (var incarnation in new[] { former.IncarnationOf(former.Origin)!, journal.IncarnationOf(journal.Origin)! }) central.Introduce(incarnation);
        Assert.True(central.Acknowledgements.Take(said));
        var unheard = journal.Acknowledgements.Own(CartScope);
        Assert.False(central.Acknowledgements.Take(unheard));

        journal.Introduce(former.IncarnationOf(former.Origin)!);
        var heard = new List<Acknowledgement>();
        journal.Acknowledgements.Taken += heard.Add;
        Assert.False(journal.Acknowledgements.Take(said));
        var outdone = journal.Acknowledgements.Own(CartScope);
        Assert.True(outdone.At > said.At);
        Assert.True(central.Acknowledgements.Take(outdone));
        Assert.Empty(heard);
        Assert.Empty(journal.Acknowledgements.Of(CartScope));
        // Heard again, or forged, it changes nothing.
        journal.Acknowledgements.Take(said);
        journal.Acknowledgements.Take(said with { At = new HybridTime(outdone.At.Value + 1) });
        Assert.Same(outdone, journal.Acknowledgements.Own(CartScope));
    }

    private static Task<NodeJournal> OpenAsync(MemoryStore store, NodeIdentity identity, TimeProvider? time = null) =>
        JournalFactory.OpenAsync(store, new JournalOptions { Identity = identity, Time = time ?? TimeProvider.System, CommitsInline = true });

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
