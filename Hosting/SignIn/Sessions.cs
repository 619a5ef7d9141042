using System.Security.Claims;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Accounts;

namespace B2BBooking.Hosting.SignIn;

/// <summary>A session is the claim of a user with the stamp that the account had at sign-in; when the account's stamp is
/// another one (password changed) or the account is gone, the session is over.</summary>
sealed class Sessions(AccountFile accounts)
{
    private const string StampClaim = "b2b:stamp";

    public static ClaimsPrincipal PrincipalOf(UserId user) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.Value), new Claim(ClaimTypes.Name, user.Value)], "password"));

    public static UserId? UserOf(ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id ? new UserId(id) : null;

    public void Begin(ClaimsPrincipal principal)
    {
        if (UserOf(principal) is { } user && accounts.TryFind(user, out var account))
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(StampClaim, account.Stamp));
    }

    public bool IsCurrent(ClaimsPrincipal principal) =>
        UserOf(principal) is { } user
        && accounts.TryFind(user, out var account)
        && principal.FindFirstValue(StampClaim) == account.Stamp;
}
