using System.Security.Cryptography;

namespace B2BBooking.Hosting.Accounts;

/// <summary>What the account file holds of one user. The stamp changes with the password: sessions that carry another end.</summary>
public sealed record Account(Verifier Verifier, string Stamp)
{
    public static Account Of(Verifier verifier) => new(verifier, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
}
