using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

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
}
