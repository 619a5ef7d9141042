using Microsoft.Extensions.Configuration;

namespace B2BBooking.Hosting.Configuration;

/// <summary>Reads one section, collecting every problem instead of stopping at the first, and finds names that nobody reads.</summary>
sealed class SettingsReader(IConfiguration root, string section)
{
    private readonly IConfigurationSection _section = root.GetSection(section);
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];

    public string? Text(string name)
    {
        _read.Add(name);
        return _section[name] is { Length: > 0 } value ? value.Trim() : null;
    }

    public bool Flag(string name, bool otherwise)
    {
        var text = Text(name);
        if (text is null) return otherwise;
        if (bool.TryParse(text, out var value)) return value;
        Problem(name, text, "true or false");
        return otherwise;
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        var text = Text(name);
        if (text is null) return otherwise;
        if (int.TryParse(text, out var value) && value >= least && value <= most) return value;
        Problem(name, text, $"a whole number from {least} to {most}");
        return otherwise;
    }

    public T Choice<T>(string name, T otherwise) where T : struct, Enum
    {
        var text = Text(name);
        if (text is null) return otherwise;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return value;
        Problem(name, text, "one of " + string.Join(", ", Enum.GetNames<T>().Select(n => n.ToLowerInvariant())));
        return otherwise;
    }

    public void Problem(string name, string? value, string allowed) =>
        _problems.Add($"{section}:{name} is {(value is null ? "missing" : $"'{value}'")}; allowed: {allowed}.");

    public void ThrowIfAny()
    {
        foreach (var unknown in _section.GetChildren().Select(c => c.Key).Where(k => !_read.Contains(k)))
            _problems.Add($"{section}:{unknown} is not a setting; known are {string.Join(", ", _read.Order())}.");
        if (_problems.Count > 0) throw new ConfigurationException(_problems);
    }
}
