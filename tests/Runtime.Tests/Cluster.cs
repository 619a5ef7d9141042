using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace B2BBooking.Runtime.Tests;

/// <summary>A running silo with a <see cref="Probe"/> that its grains and the test share.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private Cluster(InProcessTestCluster cluster, Probe probe)
    {
        _cluster = cluster;
        Probe = probe;
    }

    public Probe Probe { get; }

    public IClusterClient Client => _cluster.Client;

    public IServiceProvider SiloServices => _cluster.GetSiloServiceProvider();

    public static async Task<Cluster> Start(Action<ISiloBuilder>? configure = null)
    {
        var probe = new Probe();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(probe);
            silo.AddMemoryGrainStorage("memory");
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new Cluster(cluster, probe);
    }

    public T Get<T>(string key)
        where T : IGrainWithStringKey => Client.GetGrain<T>(key);

    public Task Stop() => _cluster.StopAllSilosAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}

/// <summary>One cluster for the tests of a class; they use grains of different keys.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    internal Cluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await Cluster.Start();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
