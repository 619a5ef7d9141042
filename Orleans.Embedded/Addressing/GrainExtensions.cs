using Orleans.Runtime;

namespace Orleans;

public static class GrainExtensions
{
    /// <summary>A reference to this grain through one of its interfaces; what a grain gives away instead of <c>this</c>.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static object AsReference(this IAddressable grain, Type interfaceType)
    {
        var reference = ReferenceOf(grain);
        return interfaceType.IsInstanceOfType(reference) ? reference : reference.Silo.References.Create(interfaceType, reference.GrainId);
    }

    public static object Cast(this IAddressable grain, Type interfaceType) => grain.AsReference(interfaceType);

    public static GrainId GetGrainId(this IAddressable grain) => ReferenceOf(grain).GrainId;

    public static bool IsPrimaryKeyBasedOnLong(this IAddressable grain) => grain.GetGrainId().TryGetIntegerKey(out _, out _);

    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) =>
        grain.GetGrainId().TryGetIntegerKey(out var key, out keyExt) ? key : throw NotOf("integer", grain);

    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetPrimaryKeyLong(out _);

    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) =>
        grain.GetGrainId().TryGetGuidKey(out var key, out keyExt) ? key : throw NotOf("GUID", grain);

    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetPrimaryKey(out _);

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    private static GrainReference ReferenceOf(IAddressable grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain switch
        {
            GrainReference reference => reference,
            IGrainBase { GrainContext: { } context } => context.GrainReference,
            _ => throw new ArgumentException(
                $"{grain.GetType()} is neither a grain reference nor a grain that the runtime made; " +
                $"an observer needs {nameof(IGrainFactory.CreateObjectReference)} first.", nameof(grain)),
        };
    }

    private static InvalidOperationException NotOf(string kind, IAddressable grain) =>
        new($"Unable to extract {kind} key from grain id {grain.GetGrainId()}");
}
