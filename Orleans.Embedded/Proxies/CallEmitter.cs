using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>What a proxy's method needs of the emitted class of its call.</summary>
internal sealed record EmittedCall(ConstructorInfo Constructor, FieldInfo[] Arguments, MethodInfo Send, bool IsOneWay);

/// <summary>Emits the class of one method's calls: a field for each argument, and the method's invocation on the grain.</summary>
internal static class CallEmitter
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const MethodAttributes Override = MethodAttributes.Virtual | MethodAttributes.HideBySig;

    public static EmittedCall Emit(Type interfaceType, MethodInfo method)
    {
        var shape = CallShape.Of(method);
        var parameters = method.GetParameters();
        ProxyAssembly.AllowInternalsOf(method.DeclaringType!);
        ProxyAssembly.AllowInternalsOf(method.ReturnType);
        foreach (var parameter in parameters)
        {
            ProxyAssembly.AllowInternalsOf(parameter.ParameterType);
        }

        var type = ProxyAssembly.DefineType($"Call.{interfaceType.FullName}.{method.Name}", shape.BaseType);
        var arguments = Array.ConvertAll(
            parameters, p => type.DefineField($"Argument{p.Position}", p.ParameterType, FieldAttributes.Public));
        var described = type.DefineField("Described", typeof(CallMethod), FieldAttributes.Public | FieldAttributes.Static);
        EmitMethodGetter(type, described);
        EmitInvoke(type, shape, method, arguments);
        ArgumentAccessEmitter.Emit(type, arguments);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        var created = type.CreateType();
        created.GetField(described.Name)!.SetValue(null, new CallMethod(interfaceType, method));
        return new EmittedCall(
            created.GetConstructor([])!,
            Array.ConvertAll(arguments, field => created.GetField(field.Name)!),
            shape.Send,
            shape.IsOneWay);
    }

    private static void EmitMethodGetter(TypeBuilder type, FieldBuilder described)
    {
        var overridden = typeof(GrainCall).GetProperty(nameof(GrainCall.Method))!.GetMethod!;
        var getter = type.DefineMethod(overridden.Name, MethodAttributes.Public | Override, typeof(CallMethod), []);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldsfld, described);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(getter, overridden);
    }

    private static void EmitInvoke(TypeBuilder type, CallShape shape, MethodInfo method, FieldBuilder[] arguments)
    {
        var overridden = typeof(GrainCall<>).MakeGenericType(shape.ResultType).GetMethod("Invoke", Any)!;
        var invoke = type.DefineMethod("Invoke", MethodAttributes.Family | Override, overridden.ReturnType, [typeof(object)]);
        var il = invoke.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, argument);
        }

        il.Emit(OpCodes.Callvirt, method);
        if (shape.ToValueTask is { } convert)
        {
            il.Emit(OpCodes.Call, convert);
        }

        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(invoke, overridden);
    }
}
