using B2BBooking.Hosting.Configuration;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace B2BBooking.Hosting.SignIn;

/// <summary>Cookies for pages, bearer tokens for other systems; both hold the same kind of session.</summary>
static class SignInComposition
{
    /// <summary>What the API takes: a bearer token where one is sent, else the page's cookie.</summary>
    public const string ApiScheme = "b2b-api";

    public const string ApiPolicy = "b2b-api";

    private static readonly TimeSpan CookieLife = TimeSpan.FromHours(12);

    public static void AddSignIn(this IServiceCollection services, NodeSettings settings)
    {
        services.AddSingleton<Sessions>();
        services.AddSingleton<CookieSessions>();
        services.AddScoped<AuthenticationStateProvider, CircuitSessions>();
        services.AddDataProtection().SetApplicationName("b2b-booking").PersistKeysToFileSystem(Directory.CreateDirectory(settings.SessionKeyFolder));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => ConfigureCookie(cookie, settings))
            .AddBearerToken()
            .AddPolicyScheme(ApiScheme, null, scheme => scheme.ForwardDefaultSelector = SchemeOf);
        services.AddSingleton<Microsoft.AspNetCore.Authorization.IAuthorizationHandler, CurrentSessionHandler>();
        services.AddAuthorization(options => options.AddPolicy(ApiPolicy, policy => policy
            .AddAuthenticationSchemes(ApiScheme)
            .RequireAuthenticatedUser()
            .AddRequirements(new CurrentSession())));
    }

    public static bool HasBearerToken(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static string SchemeOf(HttpContext context) => HasBearerToken(context.Request)
        ? BearerTokenDefaults.AuthenticationScheme
        : CookieAuthenticationDefaults.AuthenticationScheme;

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, NodeSettings settings)
    {
        // Browsers keep cookies by host, whatever the port: nodes on one machine must not take each other's.
        cookie.Cookie.Name = $"b2b.{settings.NodeName}";
        cookie.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = CookieLife;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/";
        cookie.EventsType = typeof(CookieSessions);
    }
}
