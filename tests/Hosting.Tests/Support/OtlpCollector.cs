using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>Takes what OpenTelemetry's exporter sends by OTLP over HTTP (<c>POST /v1/metrics</c>, <c>/v1/traces</c>; protobuf), on loopback.</summary>
sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Text)> _taken = new();

    private OtlpCollector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new OtlpCollector(builder.Build());
        collector._app.MapPost("/v1/{signal}", collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Whether something was sent to the path that contains each of the texts. In protobuf's bytes a text stands as it is, in UTF-8.</summary>
    public bool Has(string path, params string[] texts) =>
        _taken.Any(taken => taken.Path == path && texts.All(text => taken.Text.Contains(text, StringComparison.Ordinal)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes);
        _taken.Enqueue((request.Path, Encoding.Latin1.GetString(bytes.ToArray())));
        return Results.Bytes([], "application/x-protobuf");
    }
}
