using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>Emits the access by number that filters use, and the token that cancellation uses.</summary>
internal static class ArgumentAccessEmitter
{
    private const MethodAttributes Override = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    public static void Emit(TypeBuilder type, FieldBuilder[] arguments)
    {
        EmitCount(type, arguments.Length);
        EmitGet(type, arguments);
        EmitSet(type, arguments);
        if (Array.Find(arguments, field => field.FieldType == typeof(CancellationToken)) is { } token)
        {
            EmitToken(type, token);
        }
    }

    private static void EmitCount(TypeBuilder type, int count)
    {
        var (method, il) = Define(type, nameof(GrainCall.GetArgumentCount), typeof(int));
        il.Emit(OpCodes.Ldc_I4, count);
        il.Emit(OpCodes.Ret);
        Implement(type, method, nameof(GrainCall.GetArgumentCount));
    }

    private static void EmitGet(TypeBuilder type, FieldBuilder[] arguments)
    {
        var (method, il) = Define(type, nameof(GrainCall.GetArgument), typeof(object), typeof(int));
        EmitSwitch(il, arguments, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Box, field.FieldType);
        });
        Implement(type, method, nameof(GrainCall.GetArgument));
    }

    private static void EmitSet(TypeBuilder type, FieldBuilder[] arguments)
    {
        var (method, il) = Define(type, nameof(GrainCall.SetArgument), typeof(void), typeof(int), typeof(object));
        EmitSwitch(il, arguments, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, field.FieldType);
            il.Emit(OpCodes.Stfld, field);
        });
        Implement(type, method, nameof(GrainCall.SetArgument));
    }

    private static void EmitToken(TypeBuilder type, FieldBuilder token)
    {
        var (getter, get) = Define(type, nameof(GrainCall.GetCancellationToken), typeof(CancellationToken));
        get.Emit(OpCodes.Ldarg_0);
        get.Emit(OpCodes.Ldfld, token);
        get.Emit(OpCodes.Ret);
        Implement(type, getter, nameof(GrainCall.GetCancellationToken));
        var (setter, set) = Define(type, nameof(GrainCall.SetCancellationToken), typeof(void), typeof(CancellationToken));
        set.Emit(OpCodes.Ldarg_0);
        set.Emit(OpCodes.Ldarg_1);
        set.Emit(OpCodes.Stfld, token);
        set.Emit(OpCodes.Ret);
        Implement(type, setter, nameof(GrainCall.SetCancellationToken));
    }

    private static void EmitSwitch(ILGenerator il, FieldBuilder[] arguments, Action<FieldBuilder> emitCase)
    {
        var cases = Array.ConvertAll(arguments, _ => il.DefineLabel());
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, cases);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, typeof(GrainCall).GetMethod(nameof(GrainCall.NoSuchArgument), BindingFlags.Static | BindingFlags.NonPublic)!);
        il.Emit(OpCodes.Throw);
        for (var i = 0; i < arguments.Length; i++)
        {
            il.MarkLabel(cases[i]);
            emitCase(arguments[i]);
            il.Emit(OpCodes.Ret);
        }
    }

    private static (MethodBuilder Method, ILGenerator Il) Define(TypeBuilder type, string name, Type returned, params Type[] parameters)
    {
        var method = type.DefineMethod(name, Override, returned, parameters);
        return (method, method.GetILGenerator());
    }

    private static void Implement(TypeBuilder type, MethodBuilder method, string name) =>
        type.DefineMethodOverride(method, typeof(GrainCall).GetMethod(name)!);
}
