using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Tests.Replication;

public sealed class AnchorTests : IDisposable
{
    private readonly Organizer _organizer = new();
    private readonly SetClock _clock = new() { Now = DateTimeOffset.UtcNow };
    private readonly MemoryStore _store = new();

    public void Dispose() => _organizer.Dispose();

    [Fact]
    public async Task Server_HandsOutItsOwnTime_NeverOlderThanTenSeconds_WhateverOthersSay()
    {
        await using var venue = await OpenAsync(_organizer.Enrol("venue-a", NodeRole.Venue, "*"));
        await using var central = await OpenAsync(_organizer.Central());
        var first = central.Anchor!;
        Assert.Equal((central.Origin, _clock.Now.ToUnixTimeMilliseconds()), (first.By, first.Time.ToUnixTimeMilliseconds()));
        Assert.True(first.IsSignedBy(central.Identity.Chain.Node));
        _clock.Now = _clock.Now.AddSeconds(9);
        Assert.Same(first, central.Anchor);
        _clock.Now = _clock.Now.AddSeconds(1);
        Assert.Equal(TimeSpan.FromSeconds(10), central.Anchor!.Time - first.Time);

        central.Introduce(venue.IncarnationOf(venue.Origin)!);
        central.Observe(TimeAnchor.Sign(venue.Identity, venue.Origin, _clock.Now.AddMinutes(4)));
        Assert.Equal(central.Origin, central.Anchor!.By);
        // Set back: what it said before is of no use any more.
        _clock.Now = _clock.Now.AddDays(-1);
        Assert.Equal(_clock.Now.ToUnixTimeMilliseconds(), central.Anchor!.Time.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Laptop_HasNone_UntilAServerHandsOne()
    {
        await using var laptop = await OpenAsync(_organizer.Laptop("laptop-1", "spring-2027/group/acme"));
        Assert.Null(laptop.Anchor);
    }

    [Fact]
    public async Task Laptop_TakesNoneFurtherAheadThanFiveMinutes_SoAServersWrongClockDoesNotStay()
    {
        await using var venue = await OpenAsync(_organizer.Enrol("venue-a", NodeRole.Venue, "*"));
        await using var laptop = await OpenAsync(_organizer.Laptop("laptop-1", "spring-2027/group/acme"));
        laptop.Introduce(venue.IncarnationOf(venue.Origin)!);
        laptop.Observe(At(_clock.Now.AddMinutes(1)));
        laptop.Observe(At(_clock.Now.AddMinutes(5).AddSeconds(1)));
        Assert.Equal(At(_clock.Now.AddMinutes(1)).Time, laptop.Anchor!.Time);
        laptop.Observe(At(_clock.Now.AddMinutes(5)));
        Assert.Equal(At(_clock.Now.AddMinutes(5)).Time, laptop.Anchor!.Time);

        TimeAnchor At(DateTimeOffset time) => TimeAnchor.Sign(venue.Identity, venue.Origin, time);
    }

    [Fact]
    public async Task Laptop_WhoseClockWasAhead_LetsGoOfWhatItTookThen_OverAReopenToo()
    {
        await using var venue = await OpenAsync(_organizer.Enrol("venue-a", NodeRole.Venue, "*"));
        var identity = _organizer.Laptop("laptop-1", "spring-2027/group/acme");
        var right = _clock.Now;
        await using (var laptop = await OpenAsync(identity, _store))
        {
            laptop.Introduce(venue.IncarnationOf(venue.Origin)!);
            _clock.Now = right.AddHours(3);
            laptop.Observe(TimeAnchor.Sign(venue.Identity, venue.Origin, right.AddHours(2)));
            Assert.NotNull(laptop.Anchor);
            _clock.Now = right;
            Assert.Null(laptop.Anchor);
        }

        await using var again = await OpenAsync(identity, _store);
        Assert.Null(again.Anchor);
        again.Observe(TimeAnchor.Sign(venue.Identity, venue.Origin, right));
        Assert.Equal(right.ToUnixTimeMilliseconds(), again.Anchor!.Time.ToUnixTimeMilliseconds());
    }

    private Task<NodeJournal> OpenAsync(NodeIdentity identity, MemoryStore? store = null) =>
        JournalFactory.OpenAsync(store ?? new MemoryStore(), new JournalOptions { Identity = identity, Time = _clock, CommitsInline = true });

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
