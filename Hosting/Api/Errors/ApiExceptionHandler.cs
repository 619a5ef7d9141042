using System.Text.Json;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Journal;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Api.Errors;

/// <summary>Operational failures and bad requests as problem details (RFC 9457), for the API alone; pages have their own.</summary>
sealed class ApiExceptionHandler(ILogger<ApiExceptionHandler> log) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/api")) return false;
        var (status, title, detail) = Describe(exception);
        if (status == StatusCodes.Status503ServiceUnavailable) httpContext.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        if (status >= 500) log.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        await TypedResults.Problem(detail, statusCode: status, title: title).ExecuteAsync(httpContext);
        return true;
    }

    private static (int Status, string Title, string Detail) Describe(Exception exception) => exception switch
    {
        NotAllowedException => (403, "Not allowed", "The account may not do this here."),
        BadHttpRequestException { InnerException: JsonException json } => (400, "Bad JSON", Explain(json)),
        BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == 413 ? "Content too large" : "Bad request", BindingFaults.Explain(bad.Message)),
        JournalUnavailableException => (503, "Unavailable", "The node's journal cannot be written just now. The change may not have been recorded; repeat with the same Idempotency-Key."),
        TimeoutException or OrleansException => (503, "Unavailable", "The node is too busy or is stopping. Repeat with the same Idempotency-Key."),
        _ => (500, "Error", "Something went wrong in the node; its log says what."),
    };

    private static string Explain(JsonException json) =>
        $"{Reason(json)} At {(string.IsNullOrEmpty(json.Path) ? "$" : json.Path)}"
        + (json.LineNumber is { } line ? $", line {line + 1}, byte {json.BytePositionInLine + 1}." : ".");

    // The serializer names our types here; whoever calls knows only the place.
    private static string Reason(JsonException json) => json.Message.Split(" Path: ")[0] switch
    {
        var m when m.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) => "The value is not of the type that is expected there.",
        var m when m.Contains("allow", StringComparison.Ordinal) && m.Contains("null values", StringComparison.Ordinal) => "The value must not be null.",
        var m when m.Split("required properties including:") is [_, var missing] => $"Required properties are missing:{missing}",
        var m => m,
    };
}
