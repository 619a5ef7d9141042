using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.SignIn;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace B2BBooking.Hosting.Api;

/// <summary>Bearer tokens for other systems: valid for an hour, renewed with the refresh token for 14 days, ended by a changed password.</summary>
static class SignInApi
{
    private const long BodyBytes = 4096;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/sign-in", SignInAsync).WithBodyLimit(BodyBytes).AllowAnonymous()
            .Produces<AccessTokenResponse>().ProducesProblem(401).ProducesProblem(429)
            .WithSummary("Exchange user and password for a bearer token");
        api.MapPost("/refresh", Refresh).WithBodyLimit(BodyBytes).AllowAnonymous()
            .Produces<AccessTokenResponse>().ProducesProblem(401)
            .WithSummary("Exchange a refresh token for a new bearer token");
    }

    internal sealed record Credentials(string User, string Password);

    internal sealed record Renewal(string RefreshToken);

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> SignInAsync(
        Credentials credentials, IGrainFactory grains, Sessions sessions, TimeProvider time, HttpContext context)
    {
        // As the page does: no spelling of a name tells more than a wrong password.
        if (!UserId.TryParse(credentials.User.Trim().ToLowerInvariant(), out var user)) return Refused();
        var result = await grains.GetGrain<IAccountGrain>(user.Value).SignInAsync(credentials.Password);
        return result.Verdict switch
        {
            SignInVerdict.Accepted => Accept(user, sessions),
            SignInVerdict.LockedOut => LockedOut(result, time.GetUtcNow(), context),
            _ => Refused(),
        };
    }

    private static Results<SignInHttpResult, ProblemHttpResult> Refresh(
        Renewal renewal, IOptionsMonitor<BearerTokenOptions> options, Sessions sessions, TimeProvider time)
    {
        var ticket = options.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector.Unprotect(renewal.RefreshToken);
        return ticket?.Properties.ExpiresUtc > time.GetUtcNow() && sessions.IsCurrent(ticket.Principal)
            ? TypedResults.SignIn(ticket.Principal, authenticationScheme: BearerTokenDefaults.AuthenticationScheme)
            : TypedResults.Problem("The refresh token is not valid any more. Sign in.", statusCode: 401, title: "Signed out");
    }

    private static SignInHttpResult Accept(UserId user, Sessions sessions)
    {
        var principal = Sessions.PrincipalOf(user);
        sessions.Begin(principal);
        return TypedResults.SignIn(principal, authenticationScheme: BearerTokenDefaults.AuthenticationScheme);
    }

    private static ProblemHttpResult Refused() =>
        TypedResults.Problem("The user is not known or the password is wrong.", statusCode: 401, title: "Sign-in refused");

    private static ProblemHttpResult LockedOut(SignInResult result, DateTimeOffset now, HttpContext context)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling((result.LockedUntil!.Value - now).TotalSeconds));
        context.Response.Headers.RetryAfter = $"{seconds}";
        return TypedResults.Problem($"Too many failures. Try again in {seconds} seconds.", statusCode: 429, title: "Locked out");
    }
}
