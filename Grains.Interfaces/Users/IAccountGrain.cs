using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Users;

[GenerateSerializer, Alias("SignInVerdict")]
public enum SignInVerdict
{
    Accepted,

    /// <summary>Unknown user or wrong password; which of them is not said.</summary>
    Refused,

    /// <summary>Too many failures: <see cref="SignInResult.LockedUntil"/>.</summary>
    LockedOut,
}

[GenerateSerializer, Immutable, Alias("SignInResult")]
public sealed record SignInResult([property: Id(0)] SignInVerdict Verdict, [property: Id(1)] DateTimeOffset? LockedUntil);

/// <summary>An account: checking the password, locking out after repeated failures. Key: user.</summary>
[KeyedBy(KeyLayout.User), Alias("IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    [Allow(Roles.Anyone), Alias("SignIn")]
    Task<SignInResult> SignInAsync(string password);

    /// <summary>Gives the account a password (8–128 characters), creating it where there is none; ends a lock-out.</summary>
    [Allow(Roles.Administrator), Alias("SetPassword")]
    Task<Outcome<UserId>> SetPasswordAsync(string password);

    /// <summary>Changes the own password.</summary>
    [Allow(Roles.Self), Alias("ChangePassword")]
    Task<Outcome<UserId>> ChangePasswordAsync(string current, string next);

    /// <summary>Removes the account and ends its sessions; what the user did stays.</summary>
    [Allow(Roles.Administrator), Alias("Remove")]
    Task<Outcome<UserId>> RemoveAsync();
}
