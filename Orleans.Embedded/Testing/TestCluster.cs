using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>A silo for tests, in this process, with its client.</summary>
public sealed class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly IHost _host;

    internal TestCluster(TestClusterOptions options, IHost host)
    {
        Options = options;
        _host = host;
    }

    public TestClusterOptions Options { get; }

    public IClusterClient Client => ServiceProvider.GetRequiredService<IClusterClient>();

    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's services, which here are the silo's.</summary>
    public IServiceProvider ServiceProvider => _host.Services;

    public IServiceProvider GetSiloServiceProvider() => _host.Services;

    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

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
