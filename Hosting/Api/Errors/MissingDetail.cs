using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace B2BBooking.Hosting.Api.Errors;

/// <summary>Gives a detail to those problems to which the framework gives a status alone.</summary>
static class MissingDetail
{
    public static void Add(ProblemDetailsContext context)
    {
        if (context.HttpContext.Request.Path.StartsWithSegments("/api")) context.ProblemDetails.Detail ??= Of(context.HttpContext, context.ProblemDetails.Status);
    }

    private static string? Of(HttpContext context, int? status) => status switch
    {
        StatusCodes.Status404NotFound => $"There is no {context.Request.Method} {context.Request.Path}.",
        StatusCodes.Status413PayloadTooLarge when MostBytes(context) is { } most => $"The body is too large; at most {most} bytes are taken here.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        _ => null,
    };

    private static long? MostBytes(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
}
