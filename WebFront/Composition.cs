using B2BBooking.WebFront.Carts;
using B2BBooking.WebFront.Components;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Identity;
using B2BBooking.WebFront.Imports;
using B2BBooking.WebFront.Live;
using B2BBooking.WebFront.Localisation;
using B2BBooking.WebFront.Pages.Seller;
using B2BBooking.WebFront.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace B2BBooking.WebFront;

/// <summary>The web front as a host sees it. The host brings grains, authentication with a cookie scheme as its default,
/// and authorization; and calls <see cref="MapWebFront"/> after the middlewares of these two.</summary>
public static class Composition
{
    public static IServiceCollection AddWebFront(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // A laptop that slept, or a tunnel: long enough to come back to the same page.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
        });
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddRequestLocalization(Languages.Configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Session>();
        services.AddScoped<LiveCart>();
        services.AddScoped<LiveNews>();
        services.AddScoped<LiveConnection>();
        services.AddScoped<Toasts>();
        services.AddScoped<FocusedPage>();
        services.AddScoped<Drafts>();
        return services;
    }

    public static WebApplication MapWebFront(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapSignOut();
        app.MapLanguageChoice();
        app.MapPictures();
        app.MapReportDownloads();
        app.MapImportTemplates();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapFallback(NotFound).WithMetadata(new ExcludeFromInteractiveRoutingAttribute()).AllowAnonymous();
        return app;
    }
    // A person gets the page that says so; a program's 404 stays bare.
    private static IResult NotFound(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? new RazorComponentResult<App> { StatusCode = StatusCodes.Status404NotFound }
            : Results.NotFound();
}
