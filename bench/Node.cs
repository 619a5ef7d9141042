using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Hosting.Composition;
using B2BBooking.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Bench;

/// <summary>A node as the hosts compose it, in this process and without pages, with its data in a temporary folder.</summary>
sealed class Node : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IHost _host;

    private Node(string store, string? connection)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["B2B:DataFolder"] = _folder.Path,
            ["B2B:Journal"] = store,
            ["B2B:JournalConnection"] = connection,
            ["B2B:Demo"] = "false",
        });
        builder.AddB2BNode(NodeSettings.ReadCentral(builder.Configuration));
        builder.Logging.ClearProviders();
        _host = builder.Build();
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _host.Services;

    public long JournalBytes => new DirectoryInfo(_folder.Path).GetFiles("journal.db*").Sum(f => f.Length);

    public static async Task<Node> StartAsync(string store, string? connection = null)
    {
        var node = new Node(store, connection);
        await node._host.StartAsync();
        Caller.Set(Caller.System);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Dispose();
    }
}
