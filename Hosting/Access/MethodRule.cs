using System.Collections.Concurrent;
using System.Reflection;
using B2BBooking.Grains.Interfaces.Access;

namespace B2BBooking.Hosting.Access;

/// <summary>What an interface method says of its callers, read once from its attributes.</summary>
/// <param name="Guarded">False for the runtime's own interfaces, and for what observers are told.</param>
readonly record struct MethodRule(bool Guarded, Roles Allowed, KeyLayout? Layout)
{
    private static readonly ConcurrentDictionary<MethodInfo, MethodRule> Rules = [];

    public static MethodRule Of(MethodInfo method) => Rules.GetOrAdd(method, Read);

    private static MethodRule Read(MethodInfo method)
    {
        var type = method.DeclaringType!;
        if (IsRuntime(type.Assembly) || typeof(IGrainObserver).IsAssignableFrom(type)) return default;
        var allow = method.GetCustomAttribute<AllowAttribute>() ?? type.GetCustomAttribute<AllowAttribute>();
        return new MethodRule(true, allow?.Roles ?? Roles.None, type.GetCustomAttribute<KeyedByAttribute>()?.Layout);
    }

    private static bool IsRuntime(Assembly assembly) =>
        assembly == typeof(IGrain).Assembly || assembly.GetName().Name!.StartsWith("Orleans.", StringComparison.Ordinal);
}
