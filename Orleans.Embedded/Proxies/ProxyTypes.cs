using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The proxy class of each grain interface, emitted when first needed.</summary>
internal static class ProxyTypes
{
    private static readonly ConcurrentDictionary<Type, Lazy<Func<Silo, GrainId, GrainReference>>> Factories = new();

    public static GrainReference Create(Type interfaceType, Silo silo, GrainId grainId) =>
        Factories.GetOrAdd(interfaceType, static type => new(() => ProxyEmitter.Emit(type))).Value(silo, grainId);
}
