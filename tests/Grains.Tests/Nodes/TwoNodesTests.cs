using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.News;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.DependencyInjection;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Nodes;

/// <summary>A central and a laptop, each with its journal and grains; what an exchange would carry is handed over by the test.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private static readonly Scope Scope = Scope.Group(Show, Group);

    private readonly KnownShow _show = new();
    private readonly Organizer _organizer = new();
    private readonly Links _links = new();
    private GrainHost _central = null!;
    private GrainHost _laptop = null!;
    private ProductId _pan;

    public async Task InitializeAsync()
    {
        _central = await GrainHost.StartAsync(Register, identity: _organizer.Enrol("central", NodeRole.Central, "*"));
        _laptop = await GrainHost.StartAsync(Register, identity: _organizer.Enrol("laptop-1", NodeRole.Laptop, Scope.Value));
        _pan = _show.Has(Pans, "p1");
    }

    public async Task DisposeAsync()
    {
        await _central.DisposeAsync();
        await _laptop.DisposeAsync();
        _organizer.Dispose();
    }

    [Fact]
    public async Task SetsApart_OnTwoNodes_AreMarkedOnBothAndResolvedByOne()
    {
        var added = await Cart(_laptop).AddAsync(CommandId.New(), new AddLine(_pan, 6, 1));
        await ExchangeAsync();
        var seen = added.Value!.Lines[0].Seen;
        await UntilAsync(_central, c => c.Lines is [{ Quantity: 6 }], "central has the line");
        await Cart(_central, Bob).SetAsync(CommandId.New(), new SetLine(_pan, 12, 1, seen));
        await Cart(_laptop).SetAsync(CommandId.New(), new SetLine(_pan, 18, 1, seen));

        await ExchangeAsync();
        foreach (var host in new[] { _central, _laptop })
        {
            await UntilAsync(host, c => c.Lines is [{ Marks: LineMarks.SetApart, Quantity: 18 }], "the line is marked");
            var conflict = (await Cart(host).GetAsync()).Lines[0].Conflict;
            Assert.Equal(
                [(12, "name of bob"), (18, "name of ann")], conflict.OrderBy(c => c.Quantity).Select(c => (c.Quantity, c.Change.ByName)));
        }

        var line = (await Cart(_laptop).GetAsync()).Lines[0];
        Assert.Null((await Cart(_laptop).ResolveAsync(CommandId.New(), new SetLine(_pan, 12, 1, line.Seen))).Refusal);
        await ExchangeAsync();
        await UntilAsync(_central, c => c.Lines is [{ Marks: LineMarks.None, Quantity: 12 }], "what was settled on one node is settled on the other");
    }

    [Fact]
    public async Task Submission_OfALaptop_IsOrderedByCentralAndComesBack()
    {
        var added = await Cart(_laptop).AddAsync(CommandId.New(), new AddLine(_pan, 6, 1));
        await Cart(_laptop).ConfirmAsync(CommandId.New(), added.Value!.Version);
        var asked = await Cart(_laptop).SubmitAsync(CommandId.New());
        Assert.Equal(SubmissionState.Waiting, asked.Value?.Submission?.State);

        await Organizer.SendAsync(_laptop.Replica, _central.Replica, Scope);
        await UntilAsync(_central, c => c.Lines.IsEmpty && c.Submissions.IsEmpty, "central has ordered");
        await ExchangeAsync();
        await UntilAsync(_laptop, c => c.Lines.IsEmpty && c.Submissions.IsEmpty, "the orders are on the laptop");
    }

    [Fact]
    public async Task Nodes_AsCentralKnowsThem_SayWhoLacksWhat()
    {
        await Cart(_laptop).AddAsync(CommandId.New(), new AddLine(_pan, 6, 1));
        var unsent = _laptop.Services.GetRequiredService<UnsentChanges>();
        Assert.Equal(1, unsent.Count());
        await Organizer.SendAsync(_laptop.Replica, _central.Replica, Scope.Admin);
        await ExchangeAsync();
        Organizer.Acknowledge(_central.Replica, _laptop.Replica, Scope);
        Assert.Equal(0, unsent.Count());
        _links.All = [new LinkState("x", "", "central", "central", LinkStatus.InStep, null, 0, 0, null, null)];
        Assert.Equal(1, await _laptop.As<IGroupNewsGrain>(Ann, CartKey).SafeOnAsync());

        await UntilLaptopIsAsync(n => n is { Lacks: 1, LacksSince: not null, Scopes: ["spring-2027/group/acme"] }, "it has not said that it has the entry");
        Organizer.Acknowledge(_laptop.Replica, _central.Replica, Scope);
        await UntilLaptopIsAsync(n => n is { Lacks: 0, LacksSince: null, HeardAt: not null }, "it has said so");
        using (var restarted = ActivatorUtilities.CreateInstance<NodeStandings>(_central.Services))
        {
            await restarted.StartAsync(CancellationToken.None);
            await Eventually.BecomesTrue(
                () => Task.FromResult(restarted.HeardOf("laptop-1") is { } heard && heard == _central.Services.GetRequiredService<NodeStandings>().HeardOf("laptop-1")),
                "what was heard is known after a restart");
            await restarted.StopAsync(CancellationToken.None);
        }

        var report = _central.As<ISellerReportGrain>(Paula, GrainKeys.Of(Show, Pans));
        Assert.Equal(new ReportCompleteness(1, 1, null), (await report.GetAsync()).Completeness);
        _central.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal((1, 0), ((await report.GetAsync()).Completeness!.Laptops, (await report.GetAsync()).Completeness!.Heard));
        Assert.Null((await _laptop.As<ISellerReportGrain>(Paula, GrainKeys.Of(Show, Pans)).GetAsync()).Completeness);

        await Cart(_laptop).AddAsync(CommandId.New(), new AddLine(_pan, 1, 1));
        Organizer.Acknowledge(_laptop.Replica, _central.Replica, Scope);
        await UntilLaptopIsAsync(n => n is { Lacks: 0, Ahead: 1 }, "it has said that it has one more");
    }

    [Fact]
    public async Task Changes_ThatAColleaguesLaptopAloneHolds_StillWaitToBeSent()
    {
        await using var colleague = await GrainHost.StartAsync(Register, identity: _organizer.Enrol("laptop-2", NodeRole.Laptop, Scope.Value));
        await Cart(_laptop).AddAsync(CommandId.New(), new AddLine(_pan, 6, 1));
        await Organizer.SendAsync(_laptop.Replica, colleague.Replica, Scope);
        Organizer.Acknowledge(colleague.Replica, _laptop.Replica, Scope);
        var unsent = _laptop.Services.GetRequiredService<UnsentChanges>();
        Assert.Equal(1, unsent.Count());
        await ExchangeAsync();
        Organizer.Acknowledge(_central.Replica, _laptop.Replica, Scope);
        Assert.Equal(0, unsent.Count());
    }

    [Fact]
    public async Task Standings_AfterARestart_StillSaySinceWhenANodeLacksWhat()
    {
        await Organizer.SendAsync(_laptop.Replica, _central.Replica, Scope.Admin);
        await Cart(_central).AddAsync(CommandId.New(), new AddLine(_pan, 6, 1));
        await ExchangeAsync();
        Organizer.Acknowledge(_laptop.Replica, _central.Replica, Scope);
        _central.Time.Advance(TimeSpan.FromHours(1));
        var written = _central.Time.GetUtcNow();
        await Cart(_central).AddAsync(CommandId.New(), new AddLine(_pan, 1, 1));
        _central.Time.Advance(TimeSpan.FromMinutes(30));
        await Cart(_central).AddAsync(CommandId.New(), new AddLine(_pan, 1, 1));

        using var restarted = ActivatorUtilities.CreateInstance<NodeStandings>(_central.Services);
        await restarted.StartAsync(CancellationToken.None);
        await Eventually.BecomesTrue(() => Task.FromResult(restarted.Of("laptop-1").Lag.Lacks == 2), "it has looked");
        Assert.Equal(written, restarted.Of("laptop-1").Since!.Value, TimeSpan.FromSeconds(1));
        await restarted.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Scopes_OfANode_SayWhatItHasAcknowledgedAndLacksOfEach()
    {
        await Organizer.SendAsync(_laptop.Replica, _central.Replica, Scope.Admin);
        await Cart(_central).AddAsync(CommandId.New(), new AddLine(_pan, 6, 1));
        await ExchangeAsync();
        Organizer.Acknowledge(_laptop.Replica, _central.Replica, Scope);
        await Cart(_central).AddAsync(CommandId.New(), new AddLine(_pan, 1, 1));
        await UntilLaptopIsAsync(n => n.Lacks == 1, "it lacks the second");

        var nodes = _central.As<INodesGrain>(Caller.System, GrainKeys.Single);
        var scope = Assert.Single((await nodes.ScopesAsync("laptop-1")).Value);
        Assert.Equal((Scope, 1, 1, 0), (scope.Scope, scope.Holds, scope.Lacks, scope.Ahead));
        Assert.NotNull(scope.AcknowledgedAt);
        Assert.NotNull(scope.LacksSince);
        Assert.Empty((await nodes.ScopesAsync("central")).Value);
        Assert.Equal(RefusalCodes.NotFound, (await nodes.ScopesAsync("nobody")).Refusal?.Code);
    }

    [Fact]
    public async Task EntriesBeyondACertificate_AreListedWithTheReasonAndRemoved()
    {
        var stranger = _organizer.Enrol("laptop-2", NodeRole.Laptop, "spring-2027/group/other");
        await using var other = await GrainHost.StartAsync(services => { Register(services); services.AddSingleton<INodeAccess>(new NodeAccess(null)); }, identity: stranger);
        await Cart(other).AddAsync(CommandId.New(), new AddLine(_pan, 6, 1));
        await Organizer.SendAsync(other.Replica, _central.Replica, Scope);

        var nodes = _central.As<INodesGrain>(Caller.System, GrainKeys.Single);
        var refused = Assert.Single(await nodes.RefusedAsync());
        Assert.Equal(("laptop-2", "laptop-2", Scope), (refused.Author, refused.From, refused.Scope));
        Assert.NotEmpty(refused.Reason);
        Assert.Equal(CartEntries.Add, (await nodes.InspectAsync(refused.Id)).Value!.Entries.Single().Kind);
        Assert.NotNull((await nodes.RetryAsync(refused.Id)).Value?.Reason);
        Assert.Contains((await _central.As<INodeGrain>(Caller.System, GrainKeys.Single).StateAsync()).Problems, p => p.Contains("refused", StringComparison.Ordinal));
        Assert.Null((await nodes.RemoveAsync(refused.Id)).Refusal);
        Assert.Empty(await nodes.RefusedAsync());
        Assert.Equal(RefusalCodes.NotFound, (await nodes.InspectAsync(refused.Id)).Refusal?.Code);
    }

    private async Task ExchangeAsync()
    {
        await Organizer.SendAsync(_laptop.Replica, _central.Replica, Scope);
        await Organizer.SendAsync(_central.Replica, _laptop.Replica, Scope);
    }

    private Task UntilLaptopIsAsync(Func<KnownNode, bool> condition, string reason) => Eventually.BecomesTrue(
        async () =>
        {
            await _central.Services.GetRequiredService<NodeStandings>().LookAsync();
            return (await _central.As<INodesGrain>(Caller.System, GrainKeys.Single).ListAsync()).Any(n => n.Id == "laptop-1" && condition(n));
        },
        reason);

    private static ICartGrain Cart(GrainHost host, UserId? by = null) => host.As<ICartGrain>(by ?? Ann, CartKey);

    private static Task UntilAsync(GrainHost host, Func<CartView, bool> condition, string reason) =>
        Eventually.BecomesTrue(async () => condition(await Cart(host).GetAsync()), reason);

    private void Register(IServiceCollection services)
    {
        _show.Register(services);
        services.AddSingleton<INodeLinks>(_links);
    }

    private sealed class Links : INodeLinks
    {
        public System.Collections.Immutable.ImmutableArray<LinkState> All { get; set; } = [];

        System.Collections.Immutable.ImmutableArray<LinkState> INodeLinks.Links => All;

        public event Action? Changed
        {
            add { }
            remove { }
        }

        public DateTimeOffset? HeardOf(string node) => All.Where(l => l.Peer == node).Max(l => l.HeardAt);

        public LinkState? Cut(string link) => null;

        public LinkState? Mend(string link) => null;
    }
}
