using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Tests;
using Microsoft.Extensions.DependencyInjection;
using static B2BBooking.Hosting.Tests.Support.ShowNetwork;

namespace B2BBooking.Hosting.Tests.Network;

/// <summary>The show closes while two laptops are cut off, one whose clock is a day ahead and one a day behind, each of a group that edits
/// and submits. When they are back, servers' times decide, and what the two clocks say changes nothing.</summary>
public sealed class CloseWhileOfflineTests : IAsyncLifetime
{
    private static readonly TimeSpan FollowsAtMost = TimeSpan.FromMinutes(5);

    private readonly SetClock _ahead = new();
    private readonly SetClock _behind = new();
    private ShowNetwork _network = null!;
    private TestNode _blue = null!;
    private TestNode _red = null!;
    private ShowView _show = null!;

    public async Task InitializeAsync()
    {
        _network = await ShowNetwork.StartAsync();
        _show = (await _network.Central.AsSystem.GetGrain<IShowGrain>(SmallShow.Show.Value).GetAsync())!;
        // One hour before the close.
        Pass(_show.Definition.Times.Closed - DateTimeOffset.UtcNow - TimeSpan.FromHours(1));
        _ahead.WrongBy += TimeSpan.FromDays(1);
        _behind.WrongBy -= TimeSpan.FromDays(1);
        _network.EnrolLaptop("laptop-blue", SmallShow.Blue, ["anna"], TimeSpan.FromDays(90));
        _network.EnrolLaptop("laptop-red", SmallShow.Red, ["rita"], TimeSpan.FromDays(90));
        _blue = await _network.StartEdgeAsync("laptop-blue", "laptop", _ahead, _network.Central);
        _red = await _network.StartEdgeAsync("laptop-red", "laptop", _behind, _network.Central);
        foreach (var laptop in new[] { _blue, _red }) await InStepAsync(laptop);
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task Submissions_ThatComeWithinTheGracePeriod_AreOrdered_WhateverTheLaptopsClocksSay()
    {
        await CloseAsync(new CloseRule(180, Review: true));
        foreach (var (node, user, group) in Everyone())
            await UntilAsync(node, user, group, c => c.Lines.IsEmpty && c.Submissions.IsEmpty, "what was submitted is ordered");
    }

    [Fact]
    public async Task Submissions_ThatComeLater_AreReviewed_AndNothingLeavesTheCarts()
    {
        await CloseAsync(new CloseRule(0, Review: true));
        foreach (var (node, user, group) in Everyone())
            await UntilAsync(node, user, group, c => c is { Lines: [{ Quantity: 12 }], Submissions: [{ State: SubmissionState.InReview }] }, "an administrator is to decide");

        // Both know by now that the show is closed, though one of their clocks says that it is not.
        foreach (var (laptop, user, group) in new[] { (_blue, "anna", SmallShow.Blue), (_red, "rita", SmallShow.Red) })
        {
            var late = await Cart(laptop, user, group).AddAsync(CommandId.New(), new AddLine(SmallShow.P1, 1, 1));
            Assert.Equal((RefusalCodes.WrongStage, "Closed"), (late.Refusal?.Code, late.Refusal?.Arguments.Single()));
        }

        await NobodyFollowsThemAsync();
    }

    private async Task CloseAsync(CloseRule rule)
    {
        var grain = _network.Central.AsSystem.GetGrain<IShowGrain>(SmallShow.Show.Value);
        Assert.Null((await grain.DefineAsync(CommandId.New(), _show.Definition with { Close = rule })).Refusal);
        foreach (var laptop in new[] { _blue, _red })
        {
            laptop.Services.GetRequiredService<INodeLinks>().Cut(Links(laptop).Single().Id);
            await Eventually.True(() => Links(laptop).Single().Status == LinkStatus.Cut, "the laptop is cut off");
        }

        await SubmitAsync(_blue, "anna", SmallShow.Blue);
        await SubmitAsync(_red, "rita", SmallShow.Red);
        Pass(TimeSpan.FromHours(2));
        foreach (var laptop in new[] { _blue, _red }) laptop.Services.GetRequiredService<INodeLinks>().Mend(Links(laptop).Single().Id);
    }

    private static async Task SubmitAsync(TestNode laptop, string user, GroupId group)
    {
        var cart = Cart(laptop, user, group);
        Assert.Null((await cart.AddAsync(CommandId.New(), new AddLine(SmallShow.P1, 5, 1))).Refusal);
        var added = await cart.AddAsync(CommandId.New(), new AddLine(SmallShow.P1, 7, 1));
        Assert.Null((await cart.ConfirmAsync(CommandId.New(), added.Value!.Version)).Refusal);
        Assert.Equal(SubmissionState.Waiting, (await cart.SubmitAsync(CommandId.New())).Value?.Submission?.State);
    }

    /// <summary>Central's own entries after it took theirs in, some of them a day ahead, are by its own clock.</summary>
    private async Task NobodyFollowsThemAsync()
    {
        var journal = _network.Central.Services.GetRequiredService<NodeJournal>();
        var written = new List<Entry>();
        await foreach (var recorded in journal.ReadAllAsync()) written.Add(recorded.Entry);
        var now = _network.CentralClock.GetUtcNow();
        Assert.Contains(written, e => e.Origin != journal.Origin && e.Time.Wall > now + TimeSpan.FromHours(20));
        Assert.All(written.Where(e => e.Origin == journal.Origin), e => Assert.True(e.Time.Wall <= now + FollowsAtMost, $"{e.Kind} is of {e.Time.Wall:u}, and it is {now:u}."));
    }

    private IEnumerable<(TestNode Node, string User, GroupId Group)> Everyone() =>
        [(_network.Central, "anna", SmallShow.Blue), (_blue, "anna", SmallShow.Blue), (_network.Central, "rita", SmallShow.Red), (_red, "rita", SmallShow.Red)];

    private void Pass(TimeSpan time)
    {
        foreach (var clock in new[] { _network.CentralClock, _ahead, _behind }) clock.WrongBy += time;
    }

    private static Task UntilAsync(TestNode node, string user, GroupId group, Func<CartView, bool> condition, string reason) =>
        Eventually.True(async () => condition(await Cart(node, user, group).GetAsync()), reason, TimeSpan.FromMinutes(1));
}
