using B2BBooking.Hosting.Api.Errors;
using B2BBooking.Hosting.Api.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace B2BBooking.Hosting.Api;

static class ApiComposition
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = MissingDetail.Add);
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.AddSingleton<KnownSubjects>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiAuthorizationResults>();
        services.AddOpenApi("v1", Describe);
    }

    /// <summary>The OpenAPI document, and a page that reads it. The page loads nothing from elsewhere: its content policy forbids it.</summary>
    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/api/docs", page => page.WithTitle("B2B-Booking API").DisableDefaultFonts().DisableTelemetry().DisableAgent().HideDeveloperTools());
    }

    public static Task ForbidForeignContent(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";
        return next(context);
    }

    private static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "B2B-Booking", Version = "v1", Description = Introduction };
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer(OpenApiRules.SignInByToken);
        options.AddSchemaTransformer(OpenApiRules.IdsAreTexts);
        options.AddOperationTransformer(OpenApiRules.RangesAreNumbers);
        options.AddOperationTransformer(OpenApiRules.ChangesMayBeRepeated);
        options.AddOperationTransformer(OpenApiRules.ErrorsAreProblems);
    }

    private const string Introduction =
        """
        Sign in with `POST /api/sign-in` and send `Authorization: Bearer …`. A change may carry `Idempotency-Key: <uuid>`:
        repeated with the same key, it is answered and not repeated. What a user can meet comes as problem details (RFC 9457)
        with a stable `code` and `arguments`. Amounts are exact decimals with an ISO 4217 currency; quantities are pieces.
        """;
}
