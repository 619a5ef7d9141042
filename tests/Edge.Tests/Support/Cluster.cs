using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Edge.Tests.Support;

/// <summary>Real nodes on loopback ports: a central one with the small show and two client groups, and the edges that a test adds.</summary>
public sealed class Cluster : IAsyncDisposable
{
    public const string Blue = "blue";
    public const string Red = "red";

    /// <summary>Found nowhere but in what concerns the red group.</summary>
    public const string RedMember = "rita-of-red";

    private readonly List<EdgeProcess> _edges = [];

    private Cluster()
    {
    }

    public SiloProcess Central { get; } = new() { FillsDemo = false };

    public static string BlueMember(int number) => $"blue-{number}";

    public static async Task<Cluster> StartAsync(int products = 5, int blueMembers = 2)
    {
        var cluster = new Cluster();
        await cluster.Central.StartAsync();
        var administrator = await cluster.AdministratorAsync();
        await SmallShow.CreateAsync(administrator, products, members: 0);
        await SmallShow.AddGroupAsync(administrator, Blue, [.. Enumerable.Range(1, blueMembers).Select(BlueMember)]);
        await SmallShow.AddGroupAsync(administrator, Red, RedMember);
        return cluster;
    }

    public async Task<ApiClient> AdministratorAsync()
    {
        var client = new ApiClient(Central.Http);
        await client.SignInAsync(SiloProcess.Administrator, SiloProcess.Password);
        return client;
    }

    public EdgeProcess Venue(string name, params string[] arguments) =>
        Enrolled(new EdgeProcess(name, "venue", arguments), NodeRole.Venue, ["*"]);

    public EdgeProcess BlueLaptop(string name, params string[] arguments) =>
        Enrolled(new EdgeProcess(name, "laptop", ["--links-by-anyone", .. arguments]), NodeRole.Laptop, ScopesOf(Blue, BlueMember(1), BlueMember(2)));

    public EdgeProcess RedLaptop(string name, params string[] arguments) =>
        Enrolled(new EdgeProcess(name, "laptop", ["--links-by-anyone", .. arguments]), NodeRole.Laptop, ScopesOf(Red, RedMember));

    public EdgeProcess Enrolled(EdgeProcess edge, NodeRole role, IEnumerable<string> scopes, string? organizer = null, DateTimeOffset? until = null)
    {
        var now = DateTimeOffset.UtcNow;
        var request = new EnrolmentRequest(edge.Name, role, [.. scopes], now.AddDays(-1), until ?? now.AddDays(30));
        Enrolment.Enrol(organizer ?? Path.Combine(Central.DataFolder, "identity"), request, edge.IdentityFolder);
        File.Copy(Path.Combine(Central.DataFolder, "accounts.json"), Path.Combine(edge.IdentityFolder, "accounts.json"));
        _edges.Add(edge);
        return edge;
    }

    public static IEnumerable<string> ScopesOf(string group, params string[] users) =>
        Enrolment.ScopesOfGroupLaptop(new ShowId(SmallShow.Id), new GroupId(group), users.Select(u => new UserId(u)));

    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _edges) await edge.DisposeAsync();
        await Central.DisposeAsync();
    }
}
