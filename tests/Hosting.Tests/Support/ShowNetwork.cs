using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using B2BBooking.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>Whole nodes in this process that exchange over loopback: a central one with the small show, and the edges that a test enrols.
/// Each has its data folder with a journal in SQLite, and a clock that the test sets.</summary>
public sealed class ShowNetwork : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("b2b-network-").FullName;
    private readonly List<TestNode> _started = [];

    private ShowNetwork()
    {
    }

    public TestNode Central { get; private set; } = null!;

    public SetClock CentralClock { get; } = new();

    public static async Task<ShowNetwork> StartAsync()
    {
        var network = new ShowNetwork();
        network.Central = await TestNode.StartAsync(network.CentralClock, network.DataFolder("central"), ("Journal", "sqlite"));
        network._started.Add(network.Central);
        await SmallShow.FillAsync(network.Central);
        return network;
    }

    public string DataFolder(string node) => Path.Combine(_folder, node);

    /// <summary>Certified from yesterday on by the real clock; a former identity gives way.</summary>
    public void EnrolLaptop(string name, GroupId group, string[] users, TimeSpan validFor)
    {
        var identity = Path.Combine(DataFolder(name), "identity");
        if (Directory.Exists(identity)) Directory.Delete(identity, recursive: true);
        var now = DateTimeOffset.UtcNow;
        var scopes = Enrolment.ScopesOfGroupLaptop(SmallShow.Show, group, users.Select(u => new UserId(u)));
        Enrolment.Enrol(OrganizerFolder, new EnrolmentRequest(name, NodeRole.Laptop, scopes, now.AddDays(-1), now + validFor), identity);
    }

    public void EnrolVenue(string name)
    {
        var now = DateTimeOffset.UtcNow;
        var request = new EnrolmentRequest(name, NodeRole.Venue, ["*"], now.AddDays(-1), now.AddDays(60));
        Enrolment.Enrol(OrganizerFolder, request, Path.Combine(DataFolder(name), "identity"));
    }

    public async Task<TestNode> StartEdgeAsync(string name, string role, SetClock clock, params TestNode[] upstreams)
    {
        var node = await TestNode.StartEdgeAsync(
            clock, DataFolder(name), ("Journal", "sqlite"), ("Role", role), ("Upstreams", string.Join(';', upstreams.Select(u => u.Address.Authority))));
        _started.Add(node);
        return node;
    }

    public static async Task<CartReceipt> AddAsync(TestNode node, string user, int pieces)
    {
        var outcome = await Cart(node, user).AddAsync(CommandId.New(), new AddLine(SmallShow.P1, pieces, 1));
        Assert.True(outcome.Ok, $"{outcome.Refusal}");
        return outcome.Value!;
    }

    public static ICartGrain Cart(TestNode node, string user, GroupId? group = null) =>
        node.As(user).GetGrain<ICartGrain>(GrainKeys.Of(SmallShow.Show, group ?? SmallShow.Blue));

    public static async Task<int> PiecesAsync(TestNode node, string user) => (await Cart(node, user).GetAsync()).Lines.Sum(l => l.Quantity);

    public static Task HasPiecesAsync(TestNode node, int pieces, string user = "anna") =>
        Eventually.True(async () => await PiecesAsync(node, user) == pieces, $"the cart has {pieces} pieces", TimeSpan.FromMinutes(1));

    public static Task InStepAsync(TestNode node) =>
        Eventually.True(() => Links(node).Any(l => l.Status == LinkStatus.InStep), "the node is in step", TimeSpan.FromMinutes(1));

    public static async Task<LinkState> RefusedAsync(TestNode node, string reason)
    {
        LinkState? refused = null;
        await Eventually.True(
            () => (refused = Links(node).FirstOrDefault(l => l.Status == LinkStatus.Refused && l.Reason?.Code == reason)) is not null,
            $"a link is refused by {reason}",
            TimeSpan.FromMinutes(1));
        return refused!;
    }

    /// <summary>Both come to hold the same entries of every scope that the first holds, but what it says of itself.</summary>
    public static Task SameHeadsAsync(TestNode laptop, TestNode server)
    {
        var (here, there) = (laptop.Services.GetRequiredService<NodeJournal>(), server.Services.GetRequiredService<NodeJournal>());
        return Eventually.True(
            () => here.Scopes.Where(s => s != Scope.Admin).All(s => here.HeadsOf(s).Heads.SequenceEqual(there.HeadsOf(s).Heads)), "both hold the same");
    }

    public static IEnumerable<LinkState> Links(TestNode node) => node.Services.GetRequiredService<INodeLinks>().Links;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Enumerable.Reverse(_started)) await node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string OrganizerFolder => Path.Combine(DataFolder("central"), "identity");
}
