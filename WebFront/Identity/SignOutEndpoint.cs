using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace B2BBooking.WebFront.Identity;

public static class SignOutEndpoint
{
    /// <summary>A form's post with its antiforgery token; binding a form field makes the framework check it.</summary>
    public static void MapSignOut(this WebApplication app) => app.MapPost("/sign-out", async (HttpContext context, [FromForm] string? back) =>
    {
        await context.SignOutAsync();
        return Results.LocalRedirect(LocalUrl.Of(back));
    });
}
