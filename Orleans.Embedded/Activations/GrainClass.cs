using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A class of grains: its name in ids, its interfaces, what its attributes say, and how one is made.</summary>
internal sealed class GrainClass
{
    private readonly Lazy<ObjectFactory> _factory;
    private readonly ParameterInfo[] _facets;
    private readonly MethodInfo? _mayInterleave;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? GrainType.Create(DefaultName(type));
        Interfaces = type.GetInterfaces().Where(i => typeof(IAddressable).IsAssignableFrom(i)).ToArray();
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), inherit: true);
        MaxLocalWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers;
        _mayInterleave = FindMayInterleave(type);
        _facets = ConstructorOf(type).GetParameters().Where(p => p.GetCustomAttributes().OfType<IFacetMetadata>().Any()).ToArray();
        _factory = new(() => ActivatorUtilities.CreateFactory(type, [.. _facets.Select(p => p.ParameterType)]));
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public IReadOnlyList<Type> Interfaces { get; }

    public bool IsReentrant { get; }

    /// <summary>For stateless workers, how many serve one id.</summary>
    public int? MaxLocalWorkers { get; }

    public object Create(Activation activation)
    {
        var facets = Array.ConvertAll(_facets, parameter => Storage.PersistentStateFacet.Create(parameter, activation));
        return _factory.Value(activation.ActivationServices, facets);
    }

    /// <summary>How long an activation may be idle; null for ever.</summary>
    public TimeSpan? CollectionAge(GrainCollectionOptions options)
    {
        var limit = Type.GetCustomAttribute<CollectionAgeLimitAttribute>();
        if (limit is { AlwaysActive: true } || Type.IsDefined(typeof(KeepAliveAttribute), inherit: true))
        {
            return null;
        }

        return limit?.AgeLimit ?? options.ClassSpecificCollectionAge.GetValueOrDefault(Type.FullName!, options.CollectionAge);
    }

    /// <summary>What the class's predicate says; a predicate that fails says no, and the log says why.</summary>
    public bool MayInterleave(object? grain, GrainCall call)
    {
        try
        {
            return _mayInterleave is not null
                && (bool)_mayInterleave.Invoke(grain, BindingFlags.DoNotWrapExceptions, null, [call], null)!;
        }
        catch (Exception exception)
        {
            call.Reference.Silo.Logger.LogError(exception, "The [MayInterleave] predicate of {Class} failed for {Call}", Type, call);
            return false;
        }
    }

    private static string DefaultName(Type type)
    {
        const string suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }

    private static ConstructorInfo ConstructorOf(Type type)
    {
        var constructors = type.GetConstructors();
        return constructors.FirstOrDefault(c => c.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(c => c.GetParameters().Length)
            ?? throw new InvalidOperationException($"Grain class {type} has no public constructor.");
    }

    private static MethodInfo? FindMayInterleave(Type type)
    {
        if (type.GetCustomAttribute<MayInterleaveAttribute>() is not { } attribute)
        {
            return null;
        }

        const BindingFlags anyMethod =
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        var method = type.GetMethod(attribute.CallbackMethodName, anyMethod, [typeof(IInvokable)]);
        return method is not null && method.ReturnType == typeof(bool)
            ? method
            : throw new InvalidOperationException(
                $"[MayInterleave] of {type} names \"{attribute.CallbackMethodName}\": expected a method bool {attribute.CallbackMethodName}(IInvokable).");
    }
}
