using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>
/// Emits the proxy of an interface: a <see cref="GrainReference"/> whose methods put their arguments in a call
/// (<see cref="CallEmitter"/>) and send it.
/// </summary>
internal static class ProxyEmitter
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConstructorInfo BaseConstructor =
        typeof(GrainReference).GetConstructor(Any, [typeof(Silo), typeof(GrainId)])!;

    public static Func<Silo, GrainId, GrainReference> Emit(Type interfaceType)
    {
        lock (ProxyAssembly.Lock)
        {
            ProxyAssembly.AllowInternalsOf(typeof(GrainReference));
            ProxyAssembly.AllowInternalsOf(typeof(GrainCall));
            ProxyAssembly.AllowInternalsOf(interfaceType);
            var type = ProxyAssembly.DefineType($"Proxy.{interfaceType.FullName}", typeof(GrainReference));
            type.AddInterfaceImplementation(interfaceType);
            EmitConstructor(type);
            EmitInterfaceType(type, interfaceType);
            foreach (var method in MethodsOf(interfaceType))
            {
                EmitMethod(type, method, CallEmitter.Emit(interfaceType, method));
            }

            return Factory(type.CreateType());
        }
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type interfaceType) =>
        interfaceType.GetInterfaces().Append(interfaceType).SelectMany(i => i.GetMethods()).Where(m => m.IsAbstract && !m.IsStatic);

    private static void EmitConstructor(TypeBuilder type)
    {
        var il = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(Silo), typeof(GrainId)])
            .GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, BaseConstructor);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitInterfaceType(TypeBuilder type, Type interfaceType)
    {
        var overridden = typeof(GrainReference).GetProperty(nameof(GrainReference.InterfaceType))!.GetMethod!;
        var method = type.DefineMethod(
            overridden.Name,
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig | MethodAttributes.SpecialName,
            typeof(GrainInterfaceType),
            []);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldstr, interfaceType.FullName!);
        il.Emit(OpCodes.Call, typeof(GrainInterfaceType).GetMethod(nameof(GrainInterfaceType.Create))!);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(method, overridden);
    }

    private static void EmitMethod(TypeBuilder type, MethodInfo declared, EmittedCall call)
    {
        var parameters = Array.ConvertAll(declared.GetParameters(), p => p.ParameterType);
        var method = type.DefineMethod(
            $"{declared.DeclaringType!.FullName}.{declared.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            declared.ReturnType,
            parameters);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, call.Constructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, i + 1);
            EmitReferenceConversion(il, parameters[i]);
            il.Emit(OpCodes.Stfld, call.Arguments[i]);
        }

        il.Emit(OpCodes.Call, call.Send);
        EmitOneWayResult(il, call, declared.ReturnType);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(method, declared);
    }

    private static void EmitReferenceConversion(ILGenerator il, Type parameter)
    {
        if (parameter.IsInterface && parameter.IsAssignableTo(typeof(IAddressable)))
        {
            il.Emit(OpCodes.Call, typeof(GrainArguments).GetMethod(nameof(GrainArguments.Convert))!.MakeGenericMethod(parameter));
        }
    }

    private static void EmitOneWayResult(ILGenerator il, EmittedCall call, Type returnType)
    {
        if (call.IsOneWay && returnType == typeof(Task))
        {
            il.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        }
        else if (call.IsOneWay && returnType == typeof(ValueTask))
        {
            il.Emit(OpCodes.Call, typeof(ValueTask).GetProperty(nameof(ValueTask.CompletedTask))!.GetMethod!);
        }
    }

    private static Func<Silo, GrainId, GrainReference> Factory(Type proxy)
    {
        var silo = Expression.Parameter(typeof(Silo));
        var id = Expression.Parameter(typeof(GrainId));
        var create = Expression.New(proxy.GetConstructor([typeof(Silo), typeof(GrainId)])!, silo, id);
        return Expression.Lambda<Func<Silo, GrainId, GrainReference>>(create, silo, id).Compile();
    }
}
