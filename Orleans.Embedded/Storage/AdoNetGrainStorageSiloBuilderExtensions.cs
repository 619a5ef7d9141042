using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Hosting;

public static class AdoNetGrainStorageSiloBuilderExtensions
{
    public static ISiloBuilder AddAdoNetGrainStorageAsDefault(
        this ISiloBuilder builder, Action<AdoNetGrainStorageOptions> configureOptions) =>
        builder.AddAdoNetGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    public static ISiloBuilder AddAdoNetGrainStorage(
        this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions)
    {
        builder.Services.AddOptions<AdoNetGrainStorageOptions>(name).Configure(configureOptions);
        builder.Services.AddKeyedSingleton(name, (services, _) => new AdoNetGrainStorage(
            name, services.GetRequiredService<IOptionsMonitor<AdoNetGrainStorageOptions>>().Get(name)));
        builder.Services.AddKeyedSingleton<IGrainStorage>(name, (services, _) => services.GetRequiredKeyedService<AdoNetGrainStorage>(name));
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            services => services.GetRequiredKeyedService<AdoNetGrainStorage>(name));
        return builder;
    }
}
