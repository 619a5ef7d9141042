using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Hosting.Api.Errors;
using B2BBooking.Hosting.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace B2BBooking.Hosting.Api;

/// <summary>Makes the authenticated user the caller of the grains that a request reaches, and refuses changes that another
/// site's page made a browser send: a cookie alone is no proof of will.</summary>
static class ApiCaller
{
    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        // The pages' own answer for paths that lead nowhere matches here too. Another kind: routing has set the status already.
        if (context.GetEndpoint() is RouteEndpoint endpoint && !Unmatched.IsOfApi(endpoint))
        {
            await Unmatched.Explain(context).ExecuteAsync(context);
            return;
        }

        if (Unreadable(context.Request) is { } charset)
        {
            await TypedResults.Problem(
                $"The header Content-Type names the charset '{charset}', which is not known here. Send UTF-8.",
                statusCode: StatusCodes.Status415UnsupportedMediaType,
                title: "Unsupported media type").ExecuteAsync(context);
            return;
        }

        if (IsChange(context.Request) && !SignInComposition.HasBearerToken(context.Request) && !IsSameOrigin(context.Request))
        {
            await TypedResults.Problem(
                "A change needs a bearer token (POST /api/sign-in), or must come from a page of this site.",
                statusCode: StatusCodes.Status403Forbidden,
                title: "Not allowed").ExecuteAsync(context);
            return;
        }

        if (Sessions.UserOf(context.User) is { } user) Caller.Set(user);
        else Caller.Clear();
        if (context.RequestServices.GetRequiredService<KnownSubjects>().Refuse(context) is { } refusal) await OutcomeResults.Problem(refusal).ExecuteAsync(context);
        else await next(context);
    }

    private static string? Unreadable(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type is { Charset.Length: > 0, Encoding: null } ? type.Charset.ToString() : null;

    private static bool IsChange(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && request.Headers.Cookie.Count > 0;

    // Fetch metadata where the browser sends it (W3C Fetch Metadata Request Headers), else the origin.
    private static bool IsSameOrigin(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" => true,
        "" => request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}",
        _ => false,
    };
}
