using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>
/// The dynamic assembly of the proxies. Grain interfaces may be internal, as they may be for Orleans's generated code;
/// so the assembly names those whose internals it uses, by the attribute that the runtime looks for under this name.
/// </summary>
internal static class ProxyAssembly
{
    private static readonly AssemblyBuilder Assembly =
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Orleans.Embedded.Proxies"), AssemblyBuilderAccess.Run);

    private static readonly ModuleBuilder Module = Assembly.DefineDynamicModule("Orleans.Embedded.Proxies");
    private static readonly ConstructorInfo IgnoresAccessChecks = DefineAttribute();
    private static readonly HashSet<string> Allowed = [];
    private static int _count;

    /// <summary>Emitting is not thread-safe: whoever emits holds this.</summary>
    public static Lock Lock { get; } = new();

    public static TypeBuilder DefineType(string name, Type parent) =>
        Module.DefineType($"{name}#{++_count}", TypeAttributes.Public | TypeAttributes.Sealed, parent);

    public static void AllowInternalsOf(Type type)
    {
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
        {
            AllowInternalsOf(argument);
        }

        if (type.HasElementType)
        {
            AllowInternalsOf(type.GetElementType()!);
        }
        else if (!type.IsVisible && type.Assembly.GetName().Name is { } name && Allowed.Add(name))
        {
            Assembly.SetCustomAttribute(new CustomAttributeBuilder(IgnoresAccessChecks, [name]));
        }
    }

    private static ConstructorInfo DefineAttribute()
    {
        var attribute = Module.DefineType(
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Public, typeof(Attribute));
        var name = attribute.DefineField("_assemblyName", typeof(string), FieldAttributes.Private);
        var constructor = attribute.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, name);
        il.Emit(OpCodes.Ret);
        attribute.CreateType();
        return constructor;
    }
}
