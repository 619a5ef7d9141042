using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Configures the silo of a test cluster.</summary>
public interface ISiloConfigurator
{
    void Configure(ISiloBuilder siloBuilder);
}

/// <summary>Configures the host of a test cluster's silo.</summary>
public interface IHostConfigurator
{
    void Configure(IHostBuilder hostBuilder);
}
