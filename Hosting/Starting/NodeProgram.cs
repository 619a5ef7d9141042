using System.CommandLine;
using B2BBooking.Hosting.Composition;
using B2BBooking.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace B2BBooking.Hosting.Starting;

/// <summary>A host's node, as a server or for the length of one command.</summary>
/// <param name="configure">Applies the command line.</param>
/// <param name="read">Reads the settings of this kind of host.</param>
/// <param name="add">What this host alone adds to the server.</param>
public sealed class NodeProgram(
    Action<ConfigurationManager, ParseResult> configure, Func<IConfiguration, NodeSettings> read, Action<IServiceCollection, NodeSettings> add)
{
    public async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancel)
    {
        // Settings and pages' files lie beside the program, from wherever it is started.
        // The slim builder leaves out IIS and HTTP/3, which no node uses and every laptop would keep in its memory.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        configure(builder.Configuration, parsed);
        var settings = read(builder.Configuration);
        builder.AddB2BServer(settings);
        builder.Services.AddSingleton<Welcome>();
        add(builder.Services, settings);
        await using var app = builder.Build();
        app.MapB2BServer();
        await app.StartAsync(cancel);
        app.Services.GetRequiredService<Welcome>().Print(app.Urls);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <inheritdoc cref="OpenNode"/>
    public async Task<IHost> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        var builder = Builder(parsed);
        builder.AddB2BNode(read(builder.Configuration));
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

    /// <summary>The settings, without opening the node.</summary>
    public NodeSettings SettingsOf(ParseResult parsed) => read(Builder(parsed).Configuration);

    private HostApplicationBuilder Builder(ParseResult parsed)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        configure(builder.Configuration, parsed);
        return builder;
    }
}
