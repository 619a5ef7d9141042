using System.Collections.Immutable;
using System.Security.Cryptography;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Identity;

/// <summary>The node's keys as files in its data folder, readable by its user alone: <c>node.key</c>, <c>node.cert</c>, <c>root.cert</c>,
/// and <c>root.key</c> until the organizer takes it to a safe place.</summary>
public static class KeyFolder
{
    private static readonly string[] Needed = ["node.key", "root.cert", "node.cert"];

    private const string CertificateLabel = "B2B-BOOKING CERTIFICATE";

    private const string RootNote = """
        The organizer's root key. Whoever has it can enrol nodes in the organizer's name.
        The running node does not need it: move this file to a medium that is kept offline, with a copy in a second safe place.

        """;

    private const string NodeNote = "The key of this node. It never leaves this machine.\n";

    /// <summary>The identity in this folder; where there is none, that of a new organizer with this node as its central one.</summary>
    /// <exception cref="IdentityException">Files are missing, unreadable, or not valid now.</exception>
    public static NodeIdentity OpenOrCreate(string folder, TimeProvider time, string nodeId = "central")
    {
        Directory.CreateDirectory(folder);
        var missing = Needed.Where(f => !File.Exists(Path.Combine(folder, f))).ToList();
        var interrupted = File.Exists(Path.Combine(folder, "node.cert.new"));
        if (missing.Count == Needed.Length || interrupted) Create(folder, time.GetUtcNow(), nodeId);
        else if (missing.Count > 0)
            throw new IdentityException($"{string.Join(" and ", missing)} missing in {folder}. Restore from a copy, or enrol this node anew with an empty folder.");
        var identity = Open(folder);
        identity.Verify(time.GetUtcNow());
        return identity;
    }

    /// <summary>The identity that <see cref="Enrolment"/> wrote into this folder; never makes one.</summary>
    /// <exception cref="IdentityException">Files are missing, unreadable, or not valid now.</exception>
    public static NodeIdentity OpenEnrolled(string folder, TimeProvider time)
    {
        var missing = Needed.Where(f => !File.Exists(Path.Combine(folder, f))).ToList();
        if (missing.Count > 0)
            throw new IdentityException($"{string.Join(" and ", missing)} missing in {folder}: this node is not enrolled. Make its identity with 'b2b enrol' where the organizer's root key is, and bring that folder here.");
        var identity = Open(folder);
        identity.Verify(time.GetUtcNow());
        return identity;
    }

    private static NodeIdentity Open(string folder)
    {
        var key = Read(folder, "node.key", NodeKey.FromPem);
        var chain = Read(folder, "node.cert", pem => new CertificateChain(Certificates(pem)));
        return new NodeIdentity(key, chain, Read(folder, "root.cert", pem => Certificates(pem)[0]));
    }

    /// <summary>A root key that lies there is used, never overwritten. The other files get their names when all are written,
    /// <c>node.cert</c> last: an interrupted first start is seen by its leftover and begun again.</summary>
    private static void Create(string folder, DateTimeOffset now, string nodeId)
    {
        using var rootKey = OpenOrCreateRootKey(folder);
        var root = Certificate.SelfSigned(rootKey, "organizer", now.AddDays(-1), now.AddYears(20));
        CreateNode(folder, root, rootKey, new EnrolmentRequest(nodeId, NodeRole.Central, ["*"], now.AddDays(-1), now.AddYears(5)));
    }

    /// <summary>Makes a node's key and certificate beside the root's certificate.</summary>
    internal static Certificate CreateNode(string folder, Certificate root, NodeKey rootKey, EnrolmentRequest request)
    {
        using var nodeKey = NodeKey.Create();
        var node = root.Issue(rootKey, request.NodeId, request.Role, request.Scopes, request.From, request.Until, nodeKey.PublicKey);
        Write(folder, "node.cert.new", Pem(node));
        Write(folder, "root.cert.new", Pem(root));
        Write(folder, "node.key.new", NodeNote + nodeKey.ToPem() + "\n");
        foreach (var name in Needed) Rename(folder, name + ".new", name);
        return node;
    }

    /// <summary>An organizer's root key, used where it lies there already, and certificate, without any node.</summary>
    internal static Certificate CreateRoot(string folder, string organizer, DateTimeOffset now)
    {
        using var rootKey = OpenOrCreateRootKey(folder);
        var root = Certificate.SelfSigned(rootKey, organizer, now.AddDays(-1), now.AddYears(20));
        Write(folder, "root.cert.new", Pem(root));
        Rename(folder, "root.cert.new", "root.cert");
        return root;
    }

    /// <exception cref="IdentityException">One of the two is missing, unreadable, or not the other's.</exception>
    internal static (NodeKey Key, Certificate Root) OpenRoot(string folder)
    {
        var root = Read(folder, "root.cert", pem => Certificates(pem)[0]);
        var key = Read(folder, "root.key", NodeKey.FromPem);
        if (key.PublicKey.Equals(root.PublicKey)) return (key, root);
        key.Dispose();
        throw new IdentityException($"root.key and root.cert in {folder} do not belong together. Put back the two files of one organizer.");
    }

    private static NodeKey OpenOrCreateRootKey(string folder)
    {
        if (File.Exists(Path.Combine(folder, "root.key"))) return Read(folder, "root.key", NodeKey.FromPem);
        var key = NodeKey.Create();
        Write(folder, "root.key.new", RootNote + key.ToPem() + "\n");
        Rename(folder, "root.key.new", "root.key");
        return key;
    }

    private static void Rename(string folder, string from, string to) =>
        File.Move(Path.Combine(folder, from), Path.Combine(folder, to), overwrite: true);

    private static void Write(string folder, string name, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(Path.Combine(folder, name), options);
        file.Write(StrictUtf8.Instance.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private static string Pem(Certificate certificate) => PemEncoding.WriteString(CertificateLabel, certificate.ToBytes()) + "\n";

    private static ImmutableArray<Certificate> Certificates(string pem)
    {
        var certificates = ImmutableArray.CreateBuilder<Certificate>();
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            if (!rest[fields.Label].SequenceEqual(CertificateLabel)) continue;
            var bytes = Convert.FromBase64String(rest[fields.Base64Data].ToString());
            certificates.Add(Certificate.FromBytes(bytes));
        }

        return certificates.Count > 0 ? certificates.ToImmutable() : throw new FormatException($"It holds no {CertificateLabel}.");
    }

    private static T Read<T>(string folder, string name, Func<string, T> parse)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or CryptographicException)
        {
            throw new IdentityException($"{path} cannot be used: {e.Message} Restore it from a copy, or enrol this node anew.", e);
        }
    }
}
