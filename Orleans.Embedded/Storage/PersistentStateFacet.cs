using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Providers;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Makes the states that a grain's constructor asks for, and has them read before the grain is activated.</summary>
internal static class PersistentStateFacet
{
    private static readonly MethodInfo CreateOpen =
        typeof(PersistentStateFacet).GetMethod(nameof(CreateOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static object Create(ParameterInfo parameter, Activation activation)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is not { } attribute
            || !type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new OrleansConfigurationException(
                $"Parameter {parameter.Name} of {parameter.Member.DeclaringType}: [PersistentState] goes with IPersistentState<T>.");
        }

        return CreateOpen.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [attribute.StateName, attribute.StorageName, activation])!;
    }

    public static IStorage<TState> CreateDefault<TState>(Activation activation)
    {
        var provider = activation.Class.Type.GetCustomAttribute<StorageProviderAttribute>()?.ProviderName;
        return new PersistentState<TState>("state", activation, StorageOf(provider, activation));
    }

    private static PersistentState<TState> CreateOf<TState>(string name, string? storageName, Activation activation)
    {
        var state = new PersistentState<TState>(name, activation, StorageOf(storageName, activation));
        activation.ObservableLifecycle.Subscribe(name, GrainLifecycleStage.SetupState, _ => state.ReadStateAsync());
        return state;
    }

    private static IGrainStorage StorageOf(string? name, Activation activation)
    {
        name ??= ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
        return activation.ActivationServices.GetKeyedService<IGrainStorage>(name)
            ?? throw new OrleansConfigurationException(
                $"No storage provider named \"{name}\" found for {activation.Class.Type}: add one to the silo, e.g. AddMemoryGrainStorage(\"{name}\").");
    }
}
