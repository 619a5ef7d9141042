using System.Reflection;
using Microsoft.Extensions.DependencyModel;

namespace Orleans.Runtime;

/// <summary>
/// Finds the grain classes of the application: in its assemblies that refer to this runtime, whether loaded yet or not.
/// </summary>
internal static class ApplicationParts
{
    private static readonly string ThisAssembly = typeof(ApplicationParts).Assembly.GetName().Name!;

    private static readonly Lazy<Type[]> Classes = new(() => [.. Assemblies().SelectMany(GrainClassesOf)]);

    public static IReadOnlyList<Type> GrainClassTypes => Classes.Value;

    /// <summary>The host's list of what it was built of says who refers to this runtime: asking the files themselves
    /// would read every one of them at each start.</summary>
    private static IEnumerable<Assembly> Assemblies()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies()
            .Where(a => !a.IsDynamic && a.GetReferencedAssemblies().Any(r => r.Name == ThisAssembly));
        var built = DependencyContext.Default?.RuntimeLibraries
            .Where(library => library.Dependencies.Any(d => d.Name == ThisAssembly))
            .Select(library => Assembly.Load(new AssemblyName(library.Name))) ?? [];
        return loaded.Union(built);
    }

    private static IEnumerable<Type> GrainClassesOf(Assembly assembly) =>
        assembly.GetTypes().Where(type =>
            type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            && typeof(IGrainBase).IsAssignableFrom(type)
            && typeof(IGrain).IsAssignableFrom(type));
}
