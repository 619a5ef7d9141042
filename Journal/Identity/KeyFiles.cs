using System.Collections.Immutable;
using System.Security.Cryptography;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Identity;

/// <summary>Keys and certificates as PEM files, readable by their user alone.</summary>
static class KeyFiles
{
    public const string NodeKey = "node.key";

    public const string NodeCertificate = "node.cert";

    public const string RootKey = "root.key";

    public const string RootCertificate = "root.cert";

    /// <summary>Ends the name of a file that is not yet whole.</summary>
    public const string Draft = ".new";

    /// <summary>The files of a node, in the order in which they get their names.</summary>
    public static readonly ImmutableArray<string> OfNode = [NodeKey, RootCertificate, NodeCertificate];

    private const string CertificateLabel = "B2B-BOOKING CERTIFICATE";

    private const string RootNote = """
        The organizer's root key. Whoever has it can enrol nodes in the organizer's name.
        The running node does not need it: move this file to a medium that is kept offline, with a copy in a second safe place.

        """;

    private const string NodeNote = "The key of this node. It never leaves this machine.\n";

    public static bool IsThere(string folder, string name) => File.Exists(Path.Combine(folder, name));

    /// <summary>The files get their names when all are written, <c>node.cert</c> last: an interruption is seen by the leftover
    /// <c>node.cert.new</c>.</summary>
    public static void WriteNode(string folder, NodeKey key, CertificateChain chain, Certificate root)
    {
        Write(folder, NodeCertificate + Draft, string.Concat(chain.Certificates.Select(Pem)));
        Write(folder, RootCertificate + Draft, Pem(root));
        Write(folder, NodeKey + Draft, NodeNote + key.ToPem() + "\n");
        foreach (var name in OfNode) Finish(folder, name);
    }

    public static void WriteRootKey(string folder, NodeKey key)
    {
        Write(folder, RootKey + Draft, RootNote + key.ToPem() + "\n");
        Finish(folder, RootKey);
    }

    public static void WriteNodeKey(string folder, string name, NodeKey key)
    {
        Write(folder, name + Draft, NodeNote + key.ToPem() + "\n");
        Finish(folder, name);
    }

    public static void WriteRootCertificate(string folder, Certificate root)
    {
        Write(folder, RootCertificate + Draft, Pem(root));
        Finish(folder, RootCertificate);
    }

    /// <exception cref="IdentityException">It is missing or spoilt.</exception>
    public static NodeKey ReadKey(string folder, string name) => Read(folder, name, Identity.NodeKey.FromPem);

    /// <exception cref="IdentityException">It is missing or spoilt.</exception>
    public static CertificateChain ReadChain(string folder) => Read(folder, NodeCertificate, pem => new CertificateChain(Certificates(pem)));

    /// <exception cref="IdentityException">It is missing or spoilt.</exception>
    public static Certificate ReadRoot(string folder) => Read(folder, RootCertificate, pem => Certificates(pem)[0]);

    private static void Finish(string folder, string name) =>
        File.Move(Path.Combine(folder, name + Draft), Path.Combine(folder, name), overwrite: true);

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
