using B2BBooking.Hosting.Accounts;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;

namespace B2BBooking.Hosting.Runtime;

/// <summary>How this node's silo is set up on the embedded runtime: one process, nothing to find.</summary>
static class SiloSetup
{
    public static bool CanCluster => false;

    public static void Configure(ISiloBuilder silo, NodeSettings settings)
    {
        silo.UseLocalhostClustering();
        silo.Services.AddKeyedSingleton<IGrainStorage>(AccountGrain.Storage, (_, _) => new FileGrainStorage(settings.StateFolder));
    }
}
