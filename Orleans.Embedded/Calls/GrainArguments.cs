namespace Orleans.Runtime;

/// <summary>
/// Arguments pass by reference, with one exception: a grain that passes itself passes a reference to itself, so that
/// nobody but its turns ever touches it.
/// </summary>
internal static class GrainArguments
{
    public static T? Convert<T>(T? value) => (T?)ToReference(value, typeof(T));

    public static object? ToReference(object? value, Type interfaceType) => value switch
    {
        null or GrainReference => value,
        IGrainBase => ((IAddressable)value).AsReference(interfaceType),
        IGrainObserver => throw new NotSupportedException(
            $"{value.GetType()} is an observer and not a reference to one: pass what {nameof(IGrainFactory.CreateObjectReference)} returns."),
        _ => value,
    };
}
