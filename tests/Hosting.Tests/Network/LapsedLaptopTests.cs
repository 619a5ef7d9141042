using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Tests.Support;
using static B2BBooking.Hosting.Tests.Support.ShowNetwork;

namespace B2BBooking.Hosting.Tests.Network;

/// <summary>A laptop whose certificate has ended, or whose clock is far off: its members go on, both ends say why nothing is exchanged, and
/// everything is handed over once that is put right.</summary>
public sealed class LapsedLaptopTests : IAsyncLifetime
{
    private const string Name = "laptop-1";

    private ShowNetwork _network = null!;

    public async Task InitializeAsync() => _network = await ShowNetwork.StartAsync();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Laptop_WhoseCertificateEndedWhileItWasAway_GoesOnAndHandsEverythingOverOnceItIsEnrolledAnew()
    {
        await UseOnceAsync(new SetClock());
        var (later, laptopClock) = (TimeSpan.FromDays(20), new SetClock(TimeSpan.FromDays(20)));
        _network.CentralClock.WrongBy = later;

        // Away: a start with an ended certificate, with nobody to ask.
        await using (var away = await _network.StartEdgeAsync(Name, "laptop", laptopClock)) await AddAsync(away, "anna", 20);
        await using (var refused = await _network.StartEdgeAsync(Name, "laptop", laptopClock, _network.Central))
        {
            var here = await RefusedAsync(refused, LinkReasons.CertificateEnded);
            var there = await RefusedAsync(_network.Central, LinkReasons.CertificateEnded);
            Assert.All([here, there], link => Assert.Contains($"Enrol {Name} anew", Assert.Single(link.Reason!.Arguments), StringComparison.Ordinal));
            Assert.Equal((Name, "laptop"), (there.Peer, there.PeerRole));
            var problems = (await refused.AsSystem.GetGrain<INodeGrain>(GrainKeys.Single).StateAsync()).Problems;
            Assert.Contains(problems, p => p.Contains("enrol", StringComparison.Ordinal));
            await AddAsync(refused, "anna", 300);
        }

        Assert.Equal(1, await PiecesAsync(_network.Central, "anna"));
        _network.EnrolLaptop(Name, SmallShow.Blue, ["anna", "ben"], TimeSpan.FromDays(60));
        await using var renewed = await _network.StartEdgeAsync(Name, "laptop", laptopClock, _network.Central);
        await HasPiecesAsync(_network.Central, 321);
        await InStepAsync(renewed);
        Assert.Equal(321, await PiecesAsync(renewed, "anna"));
    }

    /// <summary>Days: 0 is the day of the enrolment, by the real clock.</summary>
    [Theory]
    [InlineData(-9_000, LinkReasons.ClockOff)]
    [InlineData(40, null)]
    [InlineData(9_000, LinkReasons.ClockOff)]
    public async Task Laptop_WhoseClockIsFarOff_GoesOnAndHandsOverWhatItHas(int days, string? reason)
    {
        await UseOnceAsync(new SetClock());
        if (days < 0)
        {
            // With nobody to ask: the time that a server has signed is held, and it cannot be earlier.
            await using var alone = await _network.StartEdgeAsync(Name, "laptop", new SetClock(TimeSpan.FromDays(days)));
            await AddAsync(alone, "anna", 300);
        }

        await using (var off = await _network.StartEdgeAsync(Name, "laptop", new SetClock(TimeSpan.FromDays(days)), _network.Central))
        {
            // Its clock says that the show is over, or not yet begun. Central's says what time it is, though nothing else can be exchanged.
            if (reason is not null) await RefusedAsync(off, reason);
            else await InStepAsync(off);
            await AddAsync(off, "anna", 20);
        }

        await using var right = await _network.StartEdgeAsync(Name, "laptop", new SetClock(), _network.Central);
        await HasPiecesAsync(_network.Central, days < 0 ? 321 : 21);
        await InStepAsync(right);
    }

    private async Task UseOnceAsync(SetClock clock)
    {
        _network.EnrolLaptop(Name, SmallShow.Blue, ["anna", "ben"], TimeSpan.FromDays(10));
        await using var laptop = await _network.StartEdgeAsync(Name, "laptop", clock, _network.Central);
        await InStepAsync(laptop);
        await AddAsync(laptop, "anna", 1);
        await HasPiecesAsync(_network.Central, 1);
    }
}
