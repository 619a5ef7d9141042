using System.Reflection;

namespace Orleans.Runtime;

/// <summary>How methods of one return type are called: the base of the call's class, how it is sent, how its result is read.</summary>
internal sealed record CallShape(Type BaseType, Type ResultType, MethodInfo Send, MethodInfo? ToValueTask, bool IsOneWay)
{
    private static readonly MethodInfo[] Sends =
        typeof(GrainReference).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    public static CallShape Of(MethodInfo method)
    {
        if (method.IsGenericMethodDefinition || method.GetParameters().Any(p => p.ParameterType.IsByRef))
        {
            throw Unsupported(method, "generic methods and ref or out parameters are not supported by the embedded runtime");
        }

        var isOneWay = method.IsDefined(typeof(Concurrency.OneWayAttribute));
        var returned = method.ReturnType;
        if (returned == typeof(void) || (isOneWay && !returned.IsGenericType))
        {
            return new(typeof(OneWayCall), typeof(Nothing), SendOf(nameof(GrainReference.SendOneWay)), Convert(returned), IsOneWay: true);
        }

        if (returned == typeof(Task))
        {
            return new(typeof(TaskCall<Nothing>), typeof(Nothing), SendOf(typeof(TaskCall<>), typeof(Nothing)), Convert(returned), false);
        }

        if (returned == typeof(ValueTask))
        {
            return new(typeof(ValueTaskCall<Nothing>), typeof(Nothing), SendOf(nameof(GrainReference.SendVoid)), Convert(returned), false);
        }

        var definition = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        if (!isOneWay && (definition == typeof(Task<>) || definition == typeof(ValueTask<>)))
        {
            var result = returned.GetGenericArguments()[0];
            var call = definition == typeof(Task<>) ? typeof(TaskCall<>) : typeof(ValueTaskCall<>);
            return new(call.MakeGenericType(result), result, SendOf(call, result), Convert(returned), false);
        }

        throw Unsupported(method, "grain methods return Task, ValueTask, Task<T>, ValueTask<T> or void, and one-way methods no result");
    }

    private static MethodInfo SendOf(string name) => Sends.Single(m => m.Name == name);

    private static MethodInfo SendOf(Type callType, Type result) =>
        Sends.Single(m => m.Name == nameof(GrainReference.Send)
                && m.GetParameters()[0].ParameterType.GetGenericTypeDefinition() == callType)
            .MakeGenericMethod(result);

    private static MethodInfo? Convert(Type returned)
    {
        if (returned == typeof(void))
        {
            return Conversion(nameof(CallResults.OfVoid));
        }

        if (returned == typeof(Task))
        {
            return Conversion(nameof(CallResults.OfTask));
        }

        if (returned == typeof(ValueTask))
        {
            return Conversion(nameof(CallResults.OfValueTask));
        }

        return returned.GetGenericTypeDefinition() == typeof(Task<>)
            ? Conversion(nameof(CallResults.OfTaskWithResult)).MakeGenericMethod(returned.GetGenericArguments())
            : null;
    }

    private static MethodInfo Conversion(string name) => typeof(CallResults).GetMethod(name)!;

    private static NotSupportedException Unsupported(MethodInfo method, string why) =>
        new($"{method.DeclaringType}.{method.Name} cannot be called through a grain reference: {why}.");
}
