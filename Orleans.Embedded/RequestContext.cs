namespace Orleans.Runtime;

/// <summary>Values that flow with a call.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<Dictionary<string, object>?> Values = new();

    public static object? Get(string key) => Values.Value?.GetValueOrDefault(key);

    public static void Set(string key, object value) =>
        Values.Value = new Dictionary<string, object>(Values.Value ?? []) { [key] = value };

    public static bool Remove(string key)
    {
        var copy = new Dictionary<string, object>(Values.Value ?? []);
        var removed = copy.Remove(key);
        Values.Value = copy;
        return removed;
    }
}
