using System.CommandLine;
using B2BBooking.Hosting.Composition;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Silo.Demo;
using B2BBooking.Silo.Starting;

namespace B2BBooking.Silo.Commands;

/// <summary>The central node, as a server or for the length of one command.</summary>
static class CentralNode
{
    public static async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancel)
    {
        // Settings and pages' files lie beside the program, from wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        NodeOptions.Apply(builder.Configuration, parsed);
        var settings = NodeSettings.Read(builder.Configuration);
        builder.AddB2BServer(settings);
        builder.Services.AddSingleton<Welcome>();
        builder.Services.AddHostedService<DemoStart>();
        builder.Services.AddHostedService<FirstStart>();
        await using var app = builder.Build();
        app.MapB2BServer();
        await app.StartAsync(cancel);
        app.Services.GetRequiredService<Welcome>().Print(app.Urls);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    public static async Task<IHost> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        NodeOptions.Apply(builder.Configuration, parsed);
        builder.AddB2BNode(NodeSettings.Read(builder.Configuration));
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancel);
            return host;
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }
}
