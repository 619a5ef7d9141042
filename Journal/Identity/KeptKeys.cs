using Microsoft.Extensions.Logging;

namespace B2BBooking.Journal.Identity;

/// <summary>The keys under which the entries of a data folder were written, kept there as one file each. A node that is enrolled anew has
/// another key; what it wrote under the former one and never shipped can be signed for with that one alone.</summary>
public static class KeptKeys
{
    private const string Extension = ".key";

    /// <summary>Keeps this identity's key, and gives it the others that lie there. A key that cannot be kept or read hinders no start: it is logged.</summary>
    public static NodeIdentity Keep(string folder, NodeIdentity identity, ILogger log)
    {
        try
        {
            var own = Convert.ToHexStringLower(identity.Key.PublicKey.Fingerprint) + Extension;
            Directory.CreateDirectory(folder);
            if (!KeyFiles.IsThere(folder, own)) KeyFiles.WriteNodeKey(folder, own, identity.Key);
            var others = Directory.EnumerateFiles(folder, "*" + Extension).Select(f => Path.GetFileName(f)).Where(name => name != own).Order(StringComparer.Ordinal);
            return identity with { FormerKeys = [.. others.Select(name => Read(folder, name, log)).OfType<NodeKey>()] };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The key of this node cannot be kept in {Folder}, so that it could not hand over all it has after it was enrolled anew: {Problem}", folder, e.Message);
            return identity;
        }
    }

    private static NodeKey? Read(string folder, string name, ILogger log)
    {
        try
        {
            return KeyFiles.ReadKey(folder, name);
        }
        catch (IdentityException e)
        {
            log.LogWarning("A former key of this node is spoilt; what was written under it and is not at another node stays here: {Problem}", e.Message);
            return null;
        }
    }
}
