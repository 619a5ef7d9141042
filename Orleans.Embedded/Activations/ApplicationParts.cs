using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Runtime;

/// <summary>
/// Finds the grain classes of the application: in its assemblies that refer to this runtime, whether loaded yet or not.
/// </summary>
internal static class ApplicationParts
{
    private static readonly string ThisAssembly = typeof(ApplicationParts).Assembly.GetName().Name!;

    private static readonly Lazy<Type[]> Classes = new(() => [.. Assemblies().SelectMany(GrainClassesOf)]);

    public static IReadOnlyList<Type> GrainClassTypes => Classes.Value;

    private static IEnumerable<Assembly> Assemblies()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies()
            .Where(a => !a.IsDynamic && a.GetReferencedAssemblies().Any(r => r.Name == ThisAssembly))
            .ToDictionary(a => a.GetName().Name!);
        foreach (var path in ApplicationFiles())
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (!loaded.ContainsKey(name) && RefersToThis(path))
            {
                loaded[name] = Assembly.Load(new AssemblyName(name));
            }
        }

        return loaded.Values;
    }

    /// <summary>What the host may load beside the framework.</summary>
    private static IEnumerable<string> ApplicationFiles() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal));

    private static bool RefersToThis(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return false;
        }

        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences
            .Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, ThisAssembly));
    }

    private static IEnumerable<Type> GrainClassesOf(Assembly assembly) =>
        assembly.GetTypes().Where(type =>
            type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            && typeof(IGrainBase).IsAssignableFrom(type)
            && typeof(IGrain).IsAssignableFrom(type));
}
