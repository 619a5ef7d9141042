using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal.Identity;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Bench;

/// <summary>A real venue node in a process of its own, on SQLite, and the organizer that certifies laptops for it.</summary>
sealed class BenchVenue : IAsyncDisposable
{
    public static readonly ShowId Show = new("spring-2027");

    private readonly TemporaryFolder _organizer = new();
    private readonly DateTimeOffset _from = DateTimeOffset.UtcNow.AddDays(-1);
    private readonly NodeKey _key;
    private readonly Certificate _root;

    public BenchVenue()
    {
        _root = Enrolment.CreateOrganizer(_organizer.Path, "organizer", DateTimeOffset.UtcNow);
        _key = NodeKey.FromPem(File.ReadAllText(_organizer.File("root.key")));
        Enrolment.Enrol(_organizer.Path, new("venue", NodeRole.Venue, ["*"], _from, _from.AddDays(30)), Process.IdentityFolder);
    }

    public EdgeProcess Process { get; } = new("venue", "venue");

    public NodeAddress Address => NodeAddress.TryParse(Process.Address.Authority, out var address) ? address.Value : throw new InvalidOperationException();

    public static Scope ScopeOf(int group) => Scope.Group(Show, new GroupId($"group-{group}"));

    /// <summary>A laptop of the group, by name and number.</summary>
    public BenchLaptop Laptop(string name, int group)
    {
        var (key, scope) = (NodeKey.Create(), ScopeOf(group));
        var certificate = _root.Issue(_key, name, NodeRole.Laptop, [scope.Value], _from, _from.AddDays(30), key.PublicKey);
        return new BenchLaptop(new NodeIdentity(key, new CertificateChain([certificate]), _root), scope);
    }

    public double ResidentMegabytes => Process.ResidentBytes / 1048576.0;

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _key.Dispose();
        _organizer.Dispose();
    }
}
