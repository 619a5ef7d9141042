namespace B2BBooking.Grains.Interfaces.Values;

/// <summary>How the string keys of grains are composed: ids joined by '/', which no id contains.</summary>
public static class GrainKeys
{
    /// <summary>Key of a grain of which a cluster has one, such as the directory.</summary>
    public const string Single = "all";

    public static string Of(ShowId show, GroupId group) => $"{show.Value}/{group.Value}";

    public static string Of(ShowId show, SellerId seller) => $"{show.Value}/{seller.Value}";

    public static string Of(ShowId show, GroupId group, string order) => $"{show.Value}/{group.Value}/{order}";

    public static string Of(ShowId show, string rest) => $"{show.Value}/{rest}";

    public static KeyParts Split(string key) => new(key);
}

/// <summary>The parts of a grain's key. A part that the key lacks is told with what is expected instead: a caller composed the key.</summary>
public readonly struct KeyParts(string key)
{
    private readonly string[] _parts = key.Split('/');

    public int Length => _parts.Length;

    public string this[int part] => part < _parts.Length
        ? _parts[part]
        : throw new ArgumentException($"'{key}' is no key of this kind of grain: it has {_parts.Length} of the ids joined by '/', and lacks the one at {part + 1}. Compose it with GrainKeys.Of.");
}
