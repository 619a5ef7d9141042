using System.CommandLine;
using B2BBooking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace B2BBooking.Hosting.Starting;

/// <summary>The options of every command that opens the node. What has no option of its own is set as .NET does:
/// <c>--B2B:Name value</c>, environment <c>B2B__Name</c>, appsettings.json.</summary>
public static class NodeOptions
{
    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Folder of the journal, accounts and keys [default: ./data]",
        Recursive = true,
        HelpName = "FOLDER",
    };

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Addresses to serve, separated by ';' [default: see docs/operations.md]",
        Recursive = true,
        HelpName = "URLS",
    };

    private static readonly Option<FileInfo?> Config = new("--config")
    {
        Description = "A JSON file of settings, over appsettings.json",
        Recursive = true,
        HelpName = "FILE",
    };

    public static void AddTo(Command command)
    {
        foreach (var option in new Option[] { Data, Urls, Config }) command.Options.Add(option);
    }

    /// <param name="more">What options of one host alone say, by names of settings; null where they were not given.</param>
    public static void Apply(ConfigurationManager configuration, ParseResult parsed, params IEnumerable<(string Setting, string? Value)> more)
    {
        if (parsed.GetValue(Config) is { } file)
        {
            if (!file.Exists) throw new ConfigurationException([$"--config is '{file}'; there is no such file."]);
            configuration.AddJsonFile(file.FullName, optional: false, reloadOnChange: false);
        }

        configuration.AddCommandLine(Settings(parsed.UnmatchedTokens));
        configuration.AddInMemoryCollection(Given(parsed, more));
    }

    private static Dictionary<string, string?> Given(ParseResult parsed, IEnumerable<(string Setting, string? Value)> more)
    {
        var given = new Dictionary<string, string?>();
        foreach (var (setting, value) in more.Append((nameof(NodeSettings.DataFolder), parsed.GetValue(Data)?.FullName)).Append((nameof(NodeSettings.Urls), parsed.GetValue(Urls))))
            if (value is not null) given[$"{NodeSettings.Section}:{setting}"] = value;
        return given;
    }

    // --Section:Name=value or --Section:Name value; anything else was meant to be an option or a command.
    private static string[] Settings(IReadOnlyList<string> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].StartsWith("--", StringComparison.Ordinal) || !tokens[i].Contains(':'))
                throw new ConfigurationException([$"'{tokens[i]}' is neither a command nor an option; see --help."]);
            if (tokens[i].Contains('=')) continue;
            if (++i == tokens.Count) throw new ConfigurationException([$"'{tokens[i - 1]}' lacks its value."]);
        }

        return [.. tokens];
    }
}
