using System.Security.Cryptography;

namespace B2BBooking.Journal.Identity;

/// <summary>A private key: ECDSA over NIST P-256 with SHA-256; signatures are 64 bytes (r, s; IEEE P1363).</summary>
public sealed class NodeKey : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _lock = new();

    private NodeKey(ECDsa key)
    {
        _key = key;
        PublicKey = PublicKey.Of(key);
    }

    public PublicKey PublicKey { get; }

    public static NodeKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <exception cref="CryptographicException">The text holds no such key.</exception>
    public static NodeKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return new NodeKey(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new CryptographicException("It holds no private key in PEM (PKCS#8).", e);
        }
    }

    public string ToPem() => _key.ExportPkcs8PrivateKeyPem();

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_lock) return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public void Dispose() => _key.Dispose();
}
