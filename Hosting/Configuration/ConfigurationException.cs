namespace B2BBooking.Hosting.Configuration;

/// <summary>The node cannot start with this configuration. Each problem names the setting, its value and what is allowed.</summary>
public sealed class ConfigurationException(IReadOnlyList<string> problems)
    : Exception("The configuration is not valid:" + string.Concat(problems.Select(p => $"{Environment.NewLine}  - {p}")))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
