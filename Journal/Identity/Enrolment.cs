using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Identity;

/// <summary>What a new node is to be.</summary>
/// <param name="Scopes">Scopes, or patterns with a final <c>*</c>: see <see cref="Certificate"/>.</param>
public sealed record EnrolmentRequest(string NodeId, NodeRole Role, ImmutableArray<string> Scopes, DateTimeOffset From, DateTimeOffset Until);

/// <summary>Makes organizers and the identities of their nodes, as folders that <see cref="KeyFolder"/> opens.</summary>
public static class Enrolment
{
    /// <summary>Makes the organizer's root key and certificate. A root key that lies there is used, never overwritten.</summary>
    /// <exception cref="IdentityException">There is an organizer already.</exception>
    public static Certificate CreateOrganizer(string folder, string name, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        if (File.Exists(Path.Combine(folder, "root.cert")))
            throw new IdentityException($"{folder} holds an organizer's root.cert already. A second organizer needs a folder of its own.");
        return KeyFolder.CreateRoot(folder, name, now);
    }

    /// <summary>Makes a node's key and has the organizer's root key certify it.</summary>
    /// <param name="organizer">The folder with <c>root.key</c> and <c>root.cert</c>.</param>
    /// <param name="folder">Where the node's identity goes; must hold none.</param>
    /// <exception cref="IdentityException">The root key is not there, or the folder holds an identity.</exception>
    public static Certificate Enrol(string organizer, EnrolmentRequest request, string folder)
    {
        if (File.Exists(Path.Combine(folder, "node.key")))
            throw new IdentityException($"{folder} holds the identity of a node already. Choose another folder, or take that one away first.");
        var (key, root) = KeyFolder.OpenRoot(organizer);
        using (key)
        {
            Directory.CreateDirectory(folder);
            return KeyFolder.CreateNode(folder, root, key, request);
        }
    }

    /// <summary>The scopes of a laptop of a group: its cart, notes and orders at the show, the group, and its users.</summary>
    public static ImmutableArray<string> ScopesOfGroupLaptop(ShowId show, GroupId group, IEnumerable<UserId> users) =>
        [Scope.Group(show, group).Value, Scope.Lasting(group).Value, .. users.Select(u => Scope.User(u).Value)];

    /// <summary>The scopes of a shared laptop of a seller.</summary>
    public static ImmutableArray<string> ScopesOfSellerLaptop(ShowId show, SellerId seller, IEnumerable<UserId> users) =>
        [Scope.Seller(show, seller).Value, .. users.Select(u => Scope.User(u).Value)];
}
