using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace B2BBooking.Hosting.Api.Errors;

/// <summary>Tells other systems that they are not signed in, or not any more; a browser is led to the sign-in page instead.</summary>
sealed class ApiAuthorizationResults : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _pages = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || !context.Request.Path.StartsWithSegments("/api"))
            return _pages.HandleAsync(next, context, policy, authorizeResult);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem("Sign in with POST /api/sign-in and send 'Authorization: Bearer …'.", statusCode: 401, title: "Not signed in")
            .ExecuteAsync(context);
    }
}
