using System.Net;
using System.Net.Sockets;
using B2BBooking.Hosting.Accounts;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace B2BBooking.Hosting.Runtime;

/// <summary>How this node's silo is set up on Orleans: by itself on one machine, or one of a cluster whose silos find one
/// another in PostgreSQL (Orleans's own scripts for clustering and persistence make the tables).</summary>
static class SiloSetup
{
    public static bool CanCluster => true;

    private const string Invariant = "Npgsql";
    private const string Name = "b2b-booking";

    public static void Configure(ISiloBuilder silo, NodeSettings settings)
    {
        if (settings.ClusterConnection is { } connection) Join(silo, connection, settings.ClusterAddress);
        else StandAlone(silo, settings);
    }

    private static void Join(ISiloBuilder silo, string connection, IPEndPoint? address)
    {
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, connection));
        silo.AddAdoNetGrainStorage(AccountGrain.Storage, options => (options.Invariant, options.ConnectionString) = (Invariant, connection));
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Name, Name));
        if (address is null) return;
        // Pages and API call from inside a silo: no gateway for other clients.
        silo.Configure<EndpointOptions>(options => (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (address.Address, address.Port, 0));
    }

    private static void StandAlone(ISiloBuilder silo, NodeSettings settings)
    {
        // Free ports, so that several nodes run on one machine.
        silo.UseLocalhostClustering(FreePort(), FreePort(), primarySiloEndpoint: null, serviceId: Name, clusterId: Name);
        silo.Services.AddKeyedSingleton<IGrainStorage>(AccountGrain.Storage, (_, _) => new FileGrainStorage(settings.StateFolder));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
