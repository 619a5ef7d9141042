using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Hosting.Api.Errors;

/// <summary>Why no endpoint of the API took a request. The pages' answer for paths that lead nowhere takes any method and any
/// content, so routing itself never says that only one of these is wrong.</summary>
static class Unmatched
{
    public static ProblemHttpResult Explain(HttpContext context)
    {
        var request = context.Request;
        var here = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => IsOfApi(endpoint) && LeadsTo(endpoint, request.Path)).ToList();
        if (here.Count == 0)
            return Problem(404, "Not found", $"There is no {request.Method} {request.Path}.");
        var taking = here.Where(endpoint => Methods(endpoint).Contains(request.Method)).ToList();
        if (taking.Count == 0)
        {
            var methods = string.Join(", ", here.SelectMany(Methods).Distinct());
            context.Response.Headers.Allow = methods;
            return Problem(405, "Method not allowed", $"There is no {request.Method} {request.Path}; there is {methods}.");
        }

        var types = taking.SelectMany(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? []).Distinct().ToList();
        return types.Count == 0
            ? Problem(404, "Not found", $"There is no {request.Method} {request.Path}.")
            : Problem(415, "Unsupported media type", $"{Sent(request)}; {request.Method} {request.Path} takes {string.Join(" or ", types)}. Send the body with the header Content-Type.");
    }

    public static bool IsOfApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true;

    private static string Sent(HttpRequest request) =>
        request.ContentType is { Length: > 0 } type ? $"The body is of type '{type}'" : "The request has no body, or does not say of which type it is";

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static bool LeadsTo(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title);
}
