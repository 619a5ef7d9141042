using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Nodes;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Tests;
using Microsoft.Extensions.DependencyInjection;
using static B2BBooking.Hosting.Tests.Support.ShowNetwork;

namespace B2BBooking.Hosting.Tests.Network;

/// <summary>A laptop that comes back after 30 days, with what was entered on it at the beginning, in the middle and at the end.</summary>
public sealed class LongAwayTests : IAsyncLifetime
{
    private const string Name = "laptop-1";

    private static readonly TimeSpan Away = TimeSpan.FromDays(30);

    private ShowNetwork _network = null!;

    public async Task InitializeAsync() => _network = await ShowNetwork.StartAsync();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    /// <summary>Days: how wrong the laptop's clock is when it comes back.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-30)]
    public async Task Laptop_BackAfter30Days_MergesAndLosesNothing(int days)
    {
        _network.EnrolLaptop(Name, SmallShow.Blue, ["anna", "ben"], TimeSpan.FromDays(60));
        var clock = new SetClock();
        await using (var before = await _network.StartEdgeAsync(Name, "laptop", clock, _network.Central))
        {
            await InStepAsync(before);
            await AddAsync(before, "anna", 1);
            await HasPiecesAsync(_network.Central, 1);
            before.Services.GetRequiredService<INodeLinks>().Cut(Links(before).Single().Id);
            await Eventually.True(() => Links(before).Single().Status == LinkStatus.Cut, "the laptop is cut off");
            for (var i = 0; i < 50; i++) await AddAsync(before, "anna", 10);
        }

        await AddAsync(_network.Central, "ben", 1_000);
        clock.WrongBy = Away / 2;
        await using (var alone = await _network.StartEdgeAsync(Name, "laptop", clock)) await AddAsync(alone, "ben", 10_000);
        _network.CentralClock.WrongBy = Away;
        await AddAsync(_network.Central, "anna", 100_000);

        clock.WrongBy = Away + TimeSpan.FromDays(days);
        await using var back = await _network.StartEdgeAsync(Name, "laptop", clock, _network.Central);
        await AddAsync(back, "anna", 400_000);
        foreach (var node in new[] { back, _network.Central }) await HasPiecesAsync(node, 511_501);
        await InStepAsync(back);
        await SameHeadsAsync(back, _network.Central);
        Assert.Empty(_network.Central.Services.GetRequiredService<NodeJournal>().Parked.List);
        Assert.Empty(back.Services.GetRequiredService<NodeJournal>().Parked.List);
    }
}
