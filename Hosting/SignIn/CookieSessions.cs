using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace B2BBooking.Hosting.SignIn;

/// <summary>Sessions of browsers: stamped at sign-in, looked at anew with every request.</summary>
sealed class CookieSessions(Sessions sessions) : CookieAuthenticationEvents
{
    public override Task SigningIn(CookieSigningInContext context)
    {
        sessions.Begin(context.Principal!);
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (sessions.IsCurrent(context.Principal!)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    /// <summary>A browser is led to the sign-in page; another system is told what it needs.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        context.Request.Path.StartsWithSegments("/api")
            ? TypedResults.Problem("Sign in with POST /api/sign-in and send 'Authorization: Bearer …'.", statusCode: 401, title: "Not signed in")
                .ExecuteAsync(context.HttpContext)
            : base.RedirectToLogin(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        context.Request.Path.StartsWithSegments("/api") ? RedirectToLogin(context) : base.RedirectToAccessDenied(context);
}
