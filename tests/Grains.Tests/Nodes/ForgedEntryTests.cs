using System.Collections.Immutable;
using B2BBooking.Grains.Carts;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Counting;
using B2BBooking.Grains.Groups;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using Microsoft.Extensions.DependencyInjection;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Nodes;

/// <summary>What a laptop whose program was tampered with writes into scopes that are its own: it is kept, and decides nothing, at central
/// and on other laptops alike.</summary>
public sealed class ForgedEntryTests : IAsyncLifetime
{
    private static readonly GroupId Acme = KnownShow.Group;
    private static readonly Scope GroupScope = Scope.Group(Show, Acme);
    private static readonly StreamName CartStream = new(GroupScope, CartEntries.Stream);
    private static readonly StreamName GroupStream = GroupEntries.StreamOf(Acme);
    private static readonly StreamName OrderStream = new(GroupScope, OrderEntries.StreamOf("forged"));

    private readonly KnownShow _show = new();
    private readonly Organizer _organizer = new();
    private readonly Dictionary<StreamName, long> _known = [];
    private GrainHost _central = null!;
    private GrainHost _laptop = null!;
    private NodeJournal _forger = null!;
    private ProductId _pan;

    public async Task InitializeAsync()
    {
        ImmutableArray<string> scopes = [GroupScope.Value, Scope.Lasting(Acme).Value, Scope.User(Ann).Value];
        _central = await GrainHost.StartAsync(_show.Register, identity: _organizer.Enrol("central", NodeRole.Central, "*"));
        _laptop = await GrainHost.StartAsync(_show.Register, identity: _organizer.Enrol("laptop-1", NodeRole.Laptop, scopes));
        _forger = JournalFactory.OpenMemory(new JournalOptions { Time = _central.Time, Identity = _organizer.Enrol("laptop-2", NodeRole.Laptop, scopes) });
        _pan = _show.Has(Pans, "p1");
    }

    public async Task DisposeAsync()
    {
        await _central.DisposeAsync();
        await _laptop.DisposeAsync();
        await _forger.DisposeAsync();
        _organizer.Dispose();
    }

    [Fact]
    public async Task Grant_InAScopeOfALaptop_MakesNobodyAdministrator()
    {
        await ForgeAsync(new StreamName(GroupScope, AdministratorEntries.Stream.Stream), AdministratorEntries.Grant(Ann));
        await SendAsync(_central);
        Assert.False(_central.Services.GetRequiredService<UserDirectory>().IsAdministrator(Ann));
    }

    [Fact]
    public async Task Staff_InAScopeOfALaptop_RepresentsNobody()
    {
        await ForgeAsync(new StreamName(GroupScope, StaffEntries.Stream), StaffEntries.Add(Ann));
        await SendAsync(_central);
        Assert.False(_central.Services.GetRequiredService<UserDirectory>().IsStaff(Ann, Show));
    }

    [Fact]
    public async Task Member_AddedByALaptop_IsNone_AndTheGroupStaysCentrals()
    {
        await ForgeAsync(GroupStream, GroupEntries.AddMember(Otto));
        await ForgeAsync(GroupStream, new Draft("group.from-the-future", new byte[] { 1 }, []));
        await SendAsync(_central);
        await SendAsync(_laptop);
        Assert.False(_central.Services.GetRequiredService<UserDirectory>().IsMember(Otto, Acme));
        Assert.False(_laptop.Services.GetRequiredService<UserDirectory>().IsMember(Otto, Acme));
        var group = _central.As<IGroupGrain>(Interfaces.Access.Caller.System, Acme.Value);
        var defined = await group.DefineAsync(CommandId.New(), new GroupDefinition("Acme", "", "", "", "", ""));
        Assert.Null(defined.Refusal);
        Assert.Empty(defined.Value!.Members);
    }

    [Fact]
    public async Task Order_MadeByALaptop_IsNoneAnywhere()
    {
        var order = new OrderSubmitted("K7QM2A-00012", Pans, "EUR", [new OrderedLine("p1", "Pan", 100, 0.01m, 1)]);
        await ForgeAsync(OrderStream, OrderEntries.Submission(order));
        await ForgeAsync(OrderStream, OrderEntries.Acceptance());
        foreach (var host in new[] { _central, _laptop })
        {
            await SendAsync(host);
            Assert.Empty(host.Services.GetRequiredService<OrderIndex>().OfGroup(Acme, o => o.Id));
            Assert.Null(await host.As<IOrderGrain>(Ann, GrainKeys.Of(Show, Acme, "forged")).GetAsync());
        }
    }

    [Fact]
    public async Task Cart_SubmittedByALaptop_KeepsItsLines()
    {
        var added = await Cart(_central).AddAsync(CommandId.New(), new AddLine(_pan, 6, 1));
        await ForgeAsync(CartStream, CartEntries.Submission([new OrderPlaced("forged", "K7QM2A-00012", Pans, new Money(1, "EUR"))], added.Value!.Lines[0].Seen));
        await ForgeAsync(CartStream, CartEntries.Line(CartEntries.Add, new LineChangePayload(_pan, 1, 1, 0, false), []));
        await SendAsync(_central);
        await Eventually.BecomesTrue(async () => (await Cart(_central).GetAsync()).Lines is [{ Quantity: 7 }], "what a laptop may write counts, and what it may not does not");
    }

    [Fact]
    public async Task Receipt_OfALaptop_SaysNothingOfTheTime()
    {
        var asked = await ForgeAsync(CartStream, IntentEntries.Request(new RequestedPayload(1, new Money(60, "EUR"), false, default), []));
        var early = _central.Time.GetUtcNow().AddDays(-1);
        await ForgeAsync(CartStream, IntentEntries.Receive(new ReceivedPayload(asked.CommandId, early)));
        await ForgeAsync(CartStream, IntentEntries.Refuse(new RefusedPayload(asked.CommandId, Refusal.Of(RefusalCodes.SubmissionTooLate))));
        await SendAsync(_laptop);
        var intent = Assert.Single(_laptop.Services.GetRequiredService<SubmissionIndex>().Open(Show)).Intent;
        Assert.Null(intent.Received);
        Assert.Null(intent.Refusal);
    }

    [Fact]
    public void Kinds_OfEachProjection_HaveTheirRule() => Assert.All(
        _central.Services.GetServices<IProjection>().SelectMany(p => p.Kinds), kind => Assert.NotEmpty(KindRules.Of(kind)));

    [Theory]
    [InlineData("spring/public", "show", NodeRole.Central, true)]
    [InlineData("spring/public", "show", NodeRole.Venue, false)]
    [InlineData("spring/public", "shows", NodeRole.Central, false)]
    [InlineData("spring/public/x", "show", NodeRole.Central, false)]
    [InlineData("public", "show", NodeRole.Central, false)]
    public void Rule_OfAKind_NamesPlaceAndDeciders(string scope, string stream, NodeRole author, bool allowed)
    {
        var entry = new Entry(new Scope(scope), new OriginId(Guid.NewGuid()), 1, default, stream, "ann", "show.defined", Guid.NewGuid(), [], 0, default, default);
        Assert.Equal(allowed, KindRules.Of("show.defined").Any(r => r.Allows(entry, author)));
    }

    private static ICartGrain Cart(GrainHost host) => host.As<ICartGrain>(Ann, CartKey);

    private async Task<Entry> ForgeAsync(StreamName stream, Draft draft)
    {
        var recorded = await _forger.AppendAsync([new StreamAppend(stream, _known.GetValueOrDefault(stream), Ann.Value, Guid.NewGuid(), [draft])]);
        _known[stream] = recorded[0].Position;
        return recorded[0].Entry;
    }

    /// <summary>All that the forger wrote, and until the host's projections have it.</summary>
    private async Task SendAsync(GrainHost host)
    {
        foreach (var scope in _forger.Scopes.Where(s => s != Scope.Admin))
            Assert.All(await Organizer.SendAsync(_forger, host.Replica, scope), outcome => Assert.Equal(ImportVerdict.Stored, outcome.Verdict));
        var last = 0L;
        await foreach (var recorded in host.Journal.ReadAllAsync()) last = recorded.Position;
        await host.Feed.WaitForAsync(last);
    }
}
