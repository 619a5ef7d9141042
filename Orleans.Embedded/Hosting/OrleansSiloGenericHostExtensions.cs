using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds the grain runtime to a host; it starts and stops with it.</summary>
public static class OrleansSiloGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder) => hostAppBuilder.UseOrleans(_ => { });

    public static HostApplicationBuilder UseOrleans(this HostApplicationBuilder hostAppBuilder) => hostAppBuilder.UseOrleans(_ => { });

    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(AddSilo(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    public static HostApplicationBuilder UseOrleans(this HostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ((IHostApplicationBuilder)hostAppBuilder).UseOrleans(configureDelegate);
        return hostAppBuilder;
    }

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate) =>
        hostBuilder.UseOrleans((_, siloBuilder) => configureDelegate(siloBuilder));

    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<HostBuilderContext, ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        return hostBuilder.ConfigureServices(
            (context, services) => configureDelegate(context, AddSilo(services, context.Configuration)));
    }

    public static IServiceCollection AddOrleans(this IServiceCollection services, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(AddSilo(services, new ConfigurationBuilder().Build()));
        return services;
    }

    private static SiloBuilder AddSilo(IServiceCollection services, IConfiguration configuration)
    {
        if (services.All(service => service.ServiceType != typeof(Silo)))
        {
            services.AddOptions();
            services.AddLogging();
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton<Silo>();
            services.AddSingleton<IGrainRuntime>(provider => provider.GetRequiredService<Silo>());
            services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<Silo>().References);
            services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>().References);
            services.AddSingleton<ITimerRegistry, TimerRegistry>();
            services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
            services.AddTransient<IGrainContext>(_ => new GrainContextAccessor().GrainContext);
            services.AddHostedService<SiloHostedService>();
        }

        return new SiloBuilder(services, configuration);
    }
}
