using System.Text.Json;

namespace Orleans.Storage;

/// <summary>States are stored as JSON.</summary>
internal static class StateSerializer
{
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };

    public static byte[] Serialize<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    public static T Deserialize<T>(byte[] bytes) => JsonSerializer.Deserialize<T>(bytes, Options) ?? Activator.CreateInstance<T>();
}
