using System.Reflection;
using B2BBooking.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace B2BBooking.Hosting.Telemetry;

/// <summary>Logs to the console; metrics and traces by OpenTelemetry's protocol when its standard setting
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. Without it nothing is collected and nothing sent.</summary>
static class TelemetryComposition
{
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static string Version { get; } =
        typeof(TelemetryComposition).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static void AddTelemetry(this IHostApplicationBuilder builder, NodeSettings settings)
    {
        if (string.IsNullOrEmpty(builder.Configuration[EndpointSetting])) return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("b2b-booking", serviceVersion: Version, serviceInstanceId: settings.NodeName))
            .WithMetrics(metrics => metrics.AddMeter("B2BBooking.*", "Microsoft.Orleans").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation())
            .WithTracing(traces => traces.AddSource("B2BBooking.*", "Microsoft.Orleans.*").AddAspNetCoreInstrumentation())
            .UseOtlpExporter();
    }

    public static void AddConsoleLog(this IHostApplicationBuilder builder, NodeSettings settings)
    {
        builder.Logging.ClearProviders();
        if (settings.LogFormat == LogFormat.Json)
            builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat, json.IncludeScopes) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ", true));
        else
            builder.Logging.AddSimpleConsole(simple => (simple.SingleLine, simple.TimestampFormat) = (true, "HH:mm:ss "));
    }
}
