using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>All grain classes of the application, by name and by interface.</summary>
internal sealed class GrainClasses
{
    private readonly Dictionary<GrainType, GrainClass> _byName = [];
    private readonly ConcurrentDictionary<(Type, string?), GrainClass> _byInterface = new();

    public GrainClasses(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            var grainClass = new GrainClass(type);
            if (!_byName.TryAdd(grainClass.GrainType, grainClass))
            {
                throw new OrleansConfigurationException(
                    $"Grain classes {type} and {_byName[grainClass.GrainType].Type} have the same grain type \"{grainClass.GrainType}\": give one a [GrainType].");
            }
        }
    }

    public GrainClass Get(GrainType name) =>
        _byName.TryGetValue(name, out var grainClass)
            ? grainClass
            : throw new ArgumentException($"There is no grain class with the grain type \"{name}\".");

    /// <summary>The class behind an interface; the prefix of its full name chooses where several implement it.</summary>
    public GrainClass Implementing(Type interfaceType, string? classNamePrefix) =>
        _byInterface.GetOrAdd((interfaceType, classNamePrefix), key => Find(key.Item1, key.Item2));

    private GrainClass Find(Type interfaceType, string? prefix)
    {
        var found = _byName.Values.Where(c => c.Interfaces.Contains(interfaceType)).ToArray();
        if (prefix is not null)
        {
            found = [.. found.Where(c => c.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))];
        }

        if (found.Length > 1)
        {
            var expected = interfaceType.Name.TrimStart('I');
            found = found.Where(c => c.Type.Name == expected).ToArray() is { Length: 1 } exact ? exact : found;
        }

        return found switch
        {
            [var one] => one,
            [] => throw new ArgumentException($"Could not find an implementation for interface {interfaceType}"),
            _ => throw new ArgumentException(
                $"Unable to choose between implementations of {interfaceType}: {string.Join(", ", found.Select(c => c.Type))}. Pass a class name prefix."),
        };
    }
}
