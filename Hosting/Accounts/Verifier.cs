using System.Security.Cryptography;

namespace B2BBooking.Hosting.Accounts;

/// <summary>Proves a password without holding it: PBKDF2 (RFC 8018) with HMAC-SHA-512, 16 bytes of salt.
/// Spelled <c>pbkdf2-sha512$iterations$salt$hash</c>, salt and hash in Base64, so that the cost can grow by account.</summary>
public sealed record Verifier(int Iterations, byte[] Salt, byte[] Hash)
{
    /// <summary>OWASP's advice for PBKDF2-HMAC-SHA512.</summary>
    public const int DefaultIterations = 210_000;

    private const string Scheme = "pbkdf2-sha512";
    private const int SaltBytes = 16;
    private const int HashBytes = 64;

    /// <summary>What a password is compared with where there is no account, so that both answers take the same time.</summary>
    public static Verifier OfNobody { get; } = new(DefaultIterations, new byte[SaltBytes], new byte[HashBytes]);

    public static Verifier Of(string password, int iterations = DefaultIterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new Verifier(iterations, salt, Derive(password, salt, iterations));
    }

    public bool Accepts(string password) => CryptographicOperations.FixedTimeEquals(Hash, Derive(password, Salt, Iterations));

    public override string ToString() => $"{Scheme}${Iterations}${Convert.ToBase64String(Salt)}${Convert.ToBase64String(Hash)}";

    /// <exception cref="FormatException">Not a verifier that this version knows.</exception>
    public static Verifier Parse(string text)
    {
        if (text.Split('$') is not [Scheme, var iterations, var salt, var hash])
            throw new FormatException($"expected {Scheme}$iterations$salt$hash");
        var verifier = new Verifier(int.Parse(iterations, System.Globalization.CultureInfo.InvariantCulture), Convert.FromBase64String(salt), Convert.FromBase64String(hash));
        if (verifier.Iterations < 1 || verifier.Salt.Length < SaltBytes || verifier.Hash.Length != HashBytes)
            throw new FormatException("iterations, salt or hash are out of range");
        return verifier;
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}
