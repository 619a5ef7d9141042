using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Finds the method of a class that implements an interface's.</summary>
internal static class ImplementationMethods
{
    private static readonly ConcurrentDictionary<(Type, MethodInfo), MethodInfo> Found = new();

    public static MethodInfo Find(Type type, MethodInfo interfaceMethod) =>
        Found.GetOrAdd((type, interfaceMethod), static key =>
        {
            var (type, method) = key;
            if (!method.DeclaringType!.IsAssignableFrom(type))
            {
                return method;
            }

            var map = type.GetInterfaceMap(method.DeclaringType);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        });
}
