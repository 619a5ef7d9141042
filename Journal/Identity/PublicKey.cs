using System.Security.Cryptography;

namespace B2BBooking.Journal.Identity;

/// <summary>A public key of P-256 as its point: x and y, 32 bytes each, big-endian.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    public const int Length = 64;

    private readonly byte[] _point;

    /// <summary>Kept open: opening costs as much as verifying. Used by one thread at a time.</summary>
    private readonly ECDsa _key;

    /// <exception cref="CryptographicException">The bytes are no point of the curve.</exception>
    public PublicKey(ReadOnlySpan<byte> point)
    {
        if (point.Length != Length) throw new CryptographicException($"A public key has {Length} bytes, not {point.Length}.");
        _point = point.ToArray();
        _key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = _point[..32], Y = _point[32..] },
        });
    }

    public ReadOnlySpan<byte> Bytes => _point;

    /// <summary>SHA-256 of the point: the name of the key.</summary>
    public byte[] Fingerprint => SHA256.HashData(_point);

    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (_key) return _key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public bool Equals(PublicKey? other) => other is not null && _point.AsSpan().SequenceEqual(other._point);

    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    public override int GetHashCode() => BitConverter.ToInt32(_point);

    public override string ToString() => Convert.ToHexStringLower(Fingerprint);

    internal static PublicKey Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey([.. point.X!, .. point.Y!]);
    }
}
