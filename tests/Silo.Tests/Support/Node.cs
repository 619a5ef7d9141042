using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Composition;
using B2BBooking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Silo.Tests.Support;

/// <summary>A whole node without a web address: journal in memory, call filter and accounts as they really are.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly IHost _host;

    private Node(IHost host, TempFolder folder) => (_host, _folder) = (host, folder);

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<Node> StartAsync()
    {
        var folder = new TempFolder();
        return new Node(await OpenAsync(folder.Path), folder);
    }

    /// <summary>The host alone, for whoever stops it himself.</summary>
    public static async Task<IHost> OpenAsync(string dataFolder)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["B2B:DataFolder"] = dataFolder,
            ["B2B:Journal"] = "memory",
        });
        builder.AddB2BNode(NodeSettings.ReadCentral(builder.Configuration));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>The grain, with the caller set in the calling test's flow.</summary>
    public TGrain As<TGrain>(UserId caller, string key)
        where TGrain : IGrainWithStringKey
    {
        Caller.Set(caller);
        return Grains.GetGrain<TGrain>(key);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Dispose();
    }
}
