namespace B2BBooking.Journal.Identity;

/// <summary>The node's keys as files in its data folder, readable by its user alone: <c>node.key</c>, <c>node.cert</c>, <c>root.cert</c>,
/// and <c>root.key</c> until the organizer takes it to a safe place.</summary>
public static class KeyFolder
{
    private static readonly TimeSpan NodeLife = TimeSpan.FromDays(5 * 365);

    /// <summary>The identity in this folder; where there is none, that of a central node of this name: of the organizer whose root key lies
    /// there, else of a new one.</summary>
    /// <exception cref="IdentityException">Files are missing, unreadable, or do not belong together.</exception>
    public static NodeIdentity OpenOrCreate(string folder, TimeProvider time, string nodeId = "central")
    {
        Directory.CreateDirectory(folder);
        if (IsToBeMade(folder)) Create(folder, time.GetUtcNow(), nodeId);
        return OpenEnrolled(folder);
    }

    /// <summary>Whether the organizer's root key lies in this folder, as where a node has made its organizer itself.</summary>
    public static bool HasRootKey(string folder) => KeyFiles.IsThere(folder, KeyFiles.RootKey);

    /// <summary>The identity that <see cref="Enrolment"/> wrote into this folder; never makes one.</summary>
    /// <exception cref="IdentityException">Files are missing, unreadable, or do not belong together. Certificates that do not hold now are
    /// none of this: <see cref="NodeIdentity.ProblemAt"/>.</exception>
    public static NodeIdentity OpenEnrolled(string folder)
    {
        var missing = KeyFiles.OfNode.Where(name => !KeyFiles.IsThere(folder, name)).ToList();
        if (missing.Count == KeyFiles.OfNode.Length)
            throw new IdentityException($"{string.Join(" and ", missing)} missing in {folder}: this node is not enrolled. Make its identity with 'b2b enrol' where the organizer's root key is, and bring that folder here.");
        if (missing.Count > 0)
            throw new IdentityException($"{string.Join(" and ", missing)} missing in {folder}. Restore from a copy, or enrol this node anew with an empty folder.");
        var identity = new NodeIdentity(KeyFiles.ReadKey(folder, KeyFiles.NodeKey), KeyFiles.ReadChain(folder), KeyFiles.ReadRoot(folder));
        identity.Verify();
        return identity;
    }

    /// <summary>Nothing is there, or a root key without a node, or a first start was interrupted.</summary>
    private static bool IsToBeMade(string folder)
    {
        var hasRootKey = KeyFiles.IsThere(folder, KeyFiles.RootKey);
        var isNodeThere = KeyFiles.IsThere(folder, KeyFiles.NodeKey) || KeyFiles.IsThere(folder, KeyFiles.NodeCertificate);
        if (KeyFiles.IsThere(folder, KeyFiles.NodeCertificate + KeyFiles.Draft))
        {
            return hasRootKey
                ? true
                : throw new IdentityException($"Enrolling the node in {folder} was interrupted. Empty the folder and enrol it again.");
        }

        return !isNodeThere && (hasRootKey || !KeyFiles.IsThere(folder, KeyFiles.RootCertificate));
    }

    /// <summary>A root key that lies there is used, never overwritten, and so is its certificate.</summary>
    private static void Create(string folder, DateTimeOffset now, string nodeId)
    {
        using var rootKey = Enrolment.OpenOrCreateRootKey(folder);
        var root = Enrolment.RootOf(folder, rootKey, "organizer", now);
        using var nodeKey = NodeKey.Create();
        var from = now.AddDays(-1);
        var node = root.Issue(rootKey, nodeId, NodeRole.Central, ["*"], from, now + NodeLife, nodeKey.PublicKey);
        KeyFiles.WriteNode(folder, nodeKey, new CertificateChain([node]), root);
    }
}
