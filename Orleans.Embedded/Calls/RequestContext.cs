namespace Orleans.Runtime;

/// <summary>
/// Values that flow with calls: a callee sees its caller's as they were when it called; what it sets itself is seen by
/// whom it calls, and never by its caller.
/// </summary>
public static class RequestContext
{
    internal const string ReentrancyKey = "#CCR";

    // The dictionary is replaced, never changed, so that a call can carry it without a copy.
    private static readonly AsyncLocal<Dictionary<string, object>?> Current = new();

    public static IEnumerable<string> Keys => Current.Value?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The call chain whose calls may re-enter the grains that allowed it.</summary>
    public static Guid ReentrancyId
    {
        get => ReentrancyOf(Current.Value);
        set
        {
            if (value == Guid.Empty)
            {
                Remove(ReentrancyKey);
            }
            else
            {
                Set(ReentrancyKey, value);
            }
        }
    }

    internal static Dictionary<string, object>? Values
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    public static object? Get(string key) => Current.Value?.GetValueOrDefault(key);

    public static void Set(string key, object value)
    {
        var values = Current.Value is { } present ? new Dictionary<string, object>(present) : new Dictionary<string, object>(1);
        values[key] = value;
        Current.Value = values;
    }

    public static bool Remove(string key)
    {
        if (Current.Value is not { } present || !present.ContainsKey(key))
        {
            return false;
        }

        var values = new Dictionary<string, object>(present);
        values.Remove(key);
        Current.Value = values.Count == 0 ? null : values;
        return true;
    }

    public static void Clear()
    {
        if (Current.Value is not null)
        {
            Current.Value = null;
        }
    }

    /// <summary>Until disposed, calls that come back to this grain from calls made in this section run at once instead of waiting for it.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var present = ReentrancyId;
        return new ReentrancySection(present, present == Guid.Empty ? Guid.NewGuid() : present);
    }

    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    internal static Guid ReentrancyOf(Dictionary<string, object>? values) =>
        values is not null && values.TryGetValue(ReentrancyKey, out var value) && value is Guid id ? id : Guid.Empty;

    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _outer;
        private readonly Guid _inner;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _outer = originalReentrancyId;
            _inner = newReentrancyId;
            if (_inner != _outer)
            {
                ReentrancyId = _inner;
            }

            if (_inner != Guid.Empty)
            {
                RuntimeContext.Current?.EnterReentrantSection(_inner);
            }
        }

        public void Dispose()
        {
            if (_inner != Guid.Empty)
            {
                RuntimeContext.Current?.LeaveReentrantSection(_inner);
            }

            if (_inner != _outer)
            {
                ReentrancyId = _outer;
            }
        }
    }
}
