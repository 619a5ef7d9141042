using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Simulation.Tests;

/// <summary>Keys and certificates of all nodes, made once: they decide nothing in a simulation, and making them takes long.</summary>
static class Organizer
{
    private static readonly NodeKey RootKey = NodeKey.Create();

    private static readonly Certificate Root =
        Certificate.SelfSigned(RootKey, "organizer", SimClock.Begin.AddYears(-1), SimClock.Begin.AddYears(10));

    public static readonly ImmutableArray<GroupId> Groups = [new("acme"), new("other"), new("third")];

    public static NodeIdentity Central { get; } = Issue("central", NodeRole.Central, ["*"]);

    public static ImmutableArray<NodeIdentity> Venues { get; } = [Issue("venue-a", NodeRole.Venue, ["*"]), Issue("venue-b", NodeRole.Venue, ["*"])];

    /// <summary>Laptops in turn of each group.</summary>
    public static ImmutableArray<NodeIdentity> Laptops { get; } =
        [.. Enumerable.Range(0, 6).Select(i => Issue($"laptop-{i}", NodeRole.Laptop, [ScopeOf(Groups[i % 3]).Value, Scope.Lasting(Groups[i % 3]).Value]))];

    /// <summary>A laptop of the first group.</summary>
    public static NodeIdentity Forger { get; } = Issue("forger", NodeRole.Laptop, [ScopeOf(Groups[0]).Value]);

    public static Scope ScopeOf(GroupId group) => Scope.Group(KnownShow.Show, group);

    private static NodeIdentity Issue(string name, NodeRole role, ImmutableArray<string> scopes)
    {
        var key = NodeKey.Create();
        var certificate = Root.Issue(RootKey, name, role, scopes, SimClock.Begin.AddMonths(-1), SimClock.Begin.AddMonths(6), key.PublicKey);
        return new NodeIdentity(key, new CertificateChain([certificate]), Root);
    }
}
