namespace B2BBooking.Journal.Identity;

/// <summary>A folder with a key that certifies nodes: the organizer's <c>root.key</c> and <c>root.cert</c>, or the key and certificate of an
/// enrolment box (<c>node.key</c>, <c>node.cert</c> of role enrolment, <c>root.cert</c>).</summary>
public static class OrganizerFolder
{
    private static readonly TimeSpan RootLife = TimeSpan.FromDays(20 * 365);

    /// <summary>Makes the organizer's root key and certificate, without a node.</summary>
    /// <returns>The root certificate.</returns>
    /// <exception cref="IdentityException">A root key lies there already; it is never overwritten.</exception>
    public static Certificate Init(string folder, TimeProvider time)
    {
        if (KeyFiles.IsThere(folder, KeyFiles.RootKey))
            throw new IdentityException($"{folder} holds a root key already. Use it, or choose another folder.");
        if (KeyFiles.IsThere(folder, KeyFiles.RootCertificate))
            throw new IdentityException($"{folder} holds the certificate of an organizer, whose key is elsewhere. Choose another folder.");
        Directory.CreateDirectory(folder);
        using var key = OpenOrCreateRootKey(folder);
        var root = RootOf(folder, key, time.GetUtcNow());
        KeyFiles.WriteRootCertificate(folder, root);
        return root;
    }

    /// <summary>Makes a node's key and has it certified by the key in <paramref name="folder"/>; writes <c>node.key</c>, <c>node.cert</c> and
    /// <c>root.cert</c> into <paramref name="target"/>, for its user alone. Nothing is written where it cannot be certified.</summary>
    /// <returns>The node's certificate.</returns>
    /// <exception cref="IdentityException">The folder holds no key that may certify this, or the target holds an identity.</exception>
    public static Certificate Enrol(string folder, Enrolment node, string target, TimeProvider time)
    {
        node.Check();
        if (KeyFiles.OfNode.FirstOrDefault(name => KeyFiles.IsThere(target, name)) is { } there)
            throw new IdentityException($"{target} holds {there} already. Choose an empty folder.");
        using var issuer = Open(folder, time);
        using var key = NodeKey.Create();
        var certificate = issuer.Certificate.Issue(issuer.Key, node.Subject, node.Role, node.Scopes, node.From, node.Until, key.PublicKey);
        var chain = new CertificateChain([certificate, .. issuer.Above]);
        var now = time.GetUtcNow();
        chain.Verify(issuer.Root, node.From > now ? node.From : now);
        Directory.CreateDirectory(target);
        KeyFiles.WriteNode(target, key, chain, issuer.Root);
        return certificate;
    }

    internal static NodeKey OpenOrCreateRootKey(string folder)
    {
        if (KeyFiles.IsThere(folder, KeyFiles.RootKey)) return KeyFiles.ReadKey(folder, KeyFiles.RootKey);
        var key = NodeKey.Create();
        KeyFiles.WriteRootKey(folder, key);
        return key;
    }

    /// <summary>The certificate that lies beside the root key, or a new one.</summary>
    internal static Certificate RootOf(string folder, NodeKey key, DateTimeOffset now)
    {
        if (!KeyFiles.IsThere(folder, KeyFiles.RootCertificate)) return Certificate.SelfSigned(key, "organizer", now.AddDays(-1), now + RootLife);
        var root = KeyFiles.ReadRoot(folder);
        return root.PublicKey.Equals(key.PublicKey)
            ? root
            : throw new IdentityException($"{KeyFiles.RootCertificate} and {KeyFiles.RootKey} in {folder} do not belong together. Put back the two files that do.");
    }

    private static Issuer Open(string folder, TimeProvider time)
    {
        if (KeyFiles.IsThere(folder, KeyFiles.RootKey))
        {
            var key = KeyFiles.ReadKey(folder, KeyFiles.RootKey);
            var root = RootOf(folder, key, time.GetUtcNow());
            return new Issuer(key, root, [], root);
        }

        if (!KeyFiles.IsThere(folder, KeyFiles.NodeKey))
            throw new IdentityException($"{folder} holds no key that can certify nodes: neither the organizer's {KeyFiles.RootKey} nor an enrolment key ({KeyFiles.NodeKey}).");
        var box = KeyFolder.Open(folder, time);
        return new Issuer(box.Key, box.Chain.Node, [.. box.Chain.Certificates], box.Root);
    }

    private sealed record Issuer(NodeKey Key, Certificate Certificate, Certificate[] Above, Certificate Root) : IDisposable
    {
        public void Dispose() => Key.Dispose();
    }
}
