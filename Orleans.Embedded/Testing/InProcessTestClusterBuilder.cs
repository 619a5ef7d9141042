using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Builds an <see cref="InProcessTestCluster"/>; one silo, as with <see cref="TestClusterBuilder"/>.</summary>
public sealed class InProcessTestClusterBuilder
{
    private readonly HostApplicationBuilder _host = Host.CreateEmptyApplicationBuilder(null);
    private readonly InProcessTestSiloSpecificOptions _silo = new();

    public InProcessTestClusterBuilder()
        : this(1)
    {
    }

    public InProcessTestClusterBuilder(short initialSilosCount)
    {
        Options = new InProcessTestClusterOptions { InitialSilosCount = initialSilosCount };
        _host.UseOrleans(silo => silo.Configure<ClusterOptions>(
            options => (options.ClusterId, options.ServiceId) = (Options.ClusterId, Options.ServiceId)));
    }

    public InProcessTestClusterOptions Options { get; }

    public InProcessTestClusterBuilder ConfigureHost(Action<IHostApplicationBuilder> configureDelegate) =>
        ConfigureSiloHost((_, host) => configureDelegate(host));

    public InProcessTestClusterBuilder ConfigureSilo(Action<InProcessTestSiloSpecificOptions, ISiloBuilder> configureSiloDelegate) =>
        ConfigureSiloHost((options, host) => host.UseOrleans(silo => configureSiloDelegate(options, silo)));

    public InProcessTestClusterBuilder ConfigureSiloHost(
        Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder> configureSiloHostDelegate)
    {
        configureSiloHostDelegate(_silo, _host);
        return this;
    }

    public InProcessTestCluster Build() => new(Options, _host.Build());
}

public sealed class InProcessTestClusterOptions
{
    public string ClusterId { get; set; } = $"testcluster-{Guid.NewGuid():N}";

    public string ServiceId { get; set; } = Guid.NewGuid().ToString("N");

    public short InitialSilosCount { get; set; }
}

public sealed class InProcessTestSiloSpecificOptions
{
    public string SiloName { get; set; } = "Primary";
}
