using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>A silo for tests, configured by delegates, in this process.</summary>
public sealed class InProcessTestCluster : IDisposable, IAsyncDisposable
{
    private readonly IHost _host;

    internal InProcessTestCluster(InProcessTestClusterOptions options, IHost host)
    {
        Options = options;
        _host = host;
    }

    public InProcessTestClusterOptions Options { get; }

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public IServiceProvider GetSiloServiceProvider() => _host.Services;

    public Task DeployAsync() => _host.StartAsync();

    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    public Task StopAllSilosAsync() => _host.StopAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
