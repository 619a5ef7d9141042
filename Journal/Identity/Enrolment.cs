using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Identity;

/// <summary>Makes organizers and the identities of their nodes, as folders that <see cref="KeyFolder"/> opens.</summary>
public static class Enrolment
{
    private static readonly TimeSpan RootLife = TimeSpan.FromDays(20 * 365);

    /// <summary>Makes the organizer's root key and certificate, without a node. A root key that lies there is used, never overwritten.</summary>
    /// <returns>The root certificate.</returns>
    /// <exception cref="IdentityException">There is an organizer already.</exception>
    public static Certificate CreateOrganizer(string folder, string name, DateTimeOffset now)
    {
        if (KeyFiles.IsThere(folder, KeyFiles.RootCertificate))
            throw new IdentityException($"{folder} holds an organizer's {KeyFiles.RootCertificate} already. A second organizer needs a folder of its own.");
        Directory.CreateDirectory(folder);
        using var key = OpenOrCreateRootKey(folder);
        var root = RootOf(folder, key, name, now);
        KeyFiles.WriteRootCertificate(folder, root);
        return root;
    }

    /// <summary>Makes a node's key and has it certified; writes <c>node.key</c>, <c>node.cert</c> and <c>root.cert</c>, for their user alone.
    /// Nothing is written where it cannot be certified.</summary>
    /// <param name="organizer">The folder of a key that certifies: the organizer's <c>root.key</c> and <c>root.cert</c>, or the identity of an
    /// enrolment box (role <see cref="NodeRole.Enrolment"/>), which certifies laptops alone.</param>
    /// <param name="folder">Where the node's identity goes; must hold none.</param>
    /// <param name="time">Null: the system's.</param>
    /// <exception cref="IdentityException">There is no key that may certify this, or the folder holds an identity.</exception>
    public static Certificate Enrol(string organizer, EnrolmentRequest request, string folder, TimeProvider? time = null)
    {
        request.Check();
        if (KeyFiles.OfNode.FirstOrDefault(name => KeyFiles.IsThere(folder, name)) is { } there)
            throw new IdentityException($"{folder} holds {there} already. Choose another folder, or take that one away first.");
        var now = (time ?? TimeProvider.System).GetUtcNow();
        using var issuer = Open(organizer, now);
        using var key = NodeKey.Create();
        var certificate = issuer.Certificate.Issue(issuer.Key, request.NodeId, request.Role, request.Scopes, request.From, request.Until, key.PublicKey);
        var chain = new CertificateChain([certificate, .. issuer.Chain]);
        chain.Verify(issuer.Root, request.From > now ? request.From : now);
        Directory.CreateDirectory(folder);
        KeyFiles.WriteNode(folder, key, chain, issuer.Root);
        return certificate;
    }

    /// <summary>The scopes of a laptop of a group: its cart, notes and orders at the show, the group, and its users.</summary>
    public static ImmutableArray<string> ScopesOfGroupLaptop(ShowId show, GroupId group, IEnumerable<UserId> users) =>
        [Scope.Group(show, group).Value, Scope.Lasting(group).Value, .. users.Select(u => Scope.User(u).Value)];

    /// <summary>The scopes of a shared laptop of a seller.</summary>
    public static ImmutableArray<string> ScopesOfSellerLaptop(ShowId show, SellerId seller, IEnumerable<UserId> users) =>
        [Scope.Seller(show, seller).Value, .. users.Select(u => Scope.User(u).Value)];

    internal static NodeKey OpenOrCreateRootKey(string folder)
    {
        if (KeyFiles.IsThere(folder, KeyFiles.RootKey)) return KeyFiles.ReadKey(folder, KeyFiles.RootKey);
        var key = NodeKey.Create();
        KeyFiles.WriteRootKey(folder, key);
        return key;
    }

    /// <summary>The certificate that lies beside the root key, or a new one.</summary>
    internal static Certificate RootOf(string folder, NodeKey key, string organizer, DateTimeOffset now)
    {
        if (!KeyFiles.IsThere(folder, KeyFiles.RootCertificate)) return Certificate.SelfSigned(key, organizer, now.AddDays(-1), now + RootLife);
        var root = KeyFiles.ReadRoot(folder);
        return root.PublicKey.Equals(key.PublicKey)
            ? root
            : throw new IdentityException($"{KeyFiles.RootCertificate} and {KeyFiles.RootKey} in {folder} do not belong together. Put back the two files that do.");
    }

    private static Issuer Open(string folder, DateTimeOffset now)
    {
        if (KeyFiles.IsThere(folder, KeyFiles.RootKey))
        {
            var key = KeyFiles.ReadKey(folder, KeyFiles.RootKey);
            var root = RootOf(folder, key, "organizer", now);
            return new Issuer(key, root, [], root);
        }

        if (!KeyFiles.IsThere(folder, KeyFiles.NodeKey))
            throw new IdentityException($"{folder} holds no key that can certify nodes: neither the organizer's {KeyFiles.RootKey} nor an enrolment key ({KeyFiles.NodeKey}).");
        var box = KeyFolder.OpenEnrolled(folder);
        return new Issuer(box.Key, box.Chain.Node, box.Chain.Certificates, box.Root);
    }

    private sealed record Issuer(NodeKey Key, Certificate Certificate, ImmutableArray<Certificate> Chain, Certificate Root) : IDisposable
    {
        public void Dispose() => Key.Dispose();
    }
}
