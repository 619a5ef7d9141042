using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Builds a <see cref="TestCluster"/>. The embedded runtime is one process: whatever number is asked for, there is one silo.</summary>
public class TestClusterBuilder
{
    private readonly HostBuilder _host = new();

    public TestClusterBuilder()
        : this(1)
    {
    }

    public TestClusterBuilder(short initialSilosCount)
    {
        Options = new TestClusterOptions { InitialSilosCount = initialSilosCount };
        _host.UseOrleans(silo => silo.Configure<ClusterOptions>(
            options => (options.ClusterId, options.ServiceId) = (Options.ClusterId, Options.ServiceId)));
    }

    public TestClusterOptions Options { get; }

    public TestClusterBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate)
    {
        _host.ConfigureHostConfiguration(configureDelegate);
        return this;
    }

    /// <summary>Adds an <see cref="ISiloConfigurator"/>, an <see cref="IHostConfigurator"/>, or both in one.</summary>
    public TestClusterBuilder AddSiloBuilderConfigurator<T>()
        where T : new()
    {
        object configurator = new T()!;
        if (configurator is not (ISiloConfigurator or IHostConfigurator))
        {
            throw new ArgumentException($"{typeof(T)} is neither an {nameof(ISiloConfigurator)} nor an {nameof(IHostConfigurator)}.");
        }

        if (configurator is IHostConfigurator hostConfigurator)
        {
            hostConfigurator.Configure(_host);
        }

        if (configurator is ISiloConfigurator siloConfigurator)
        {
            _host.UseOrleans(siloConfigurator.Configure);
        }

        return this;
    }

    public TestCluster Build() => new(Options, _host.Build());
}

public class TestClusterOptions
{
    public string ClusterId { get; set; } = $"testcluster-{Guid.NewGuid():N}";

    public string ServiceId { get; set; } = Guid.NewGuid().ToString("N");

    public short InitialSilosCount { get; set; }
}
