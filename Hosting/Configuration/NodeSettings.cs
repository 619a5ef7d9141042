using B2BBooking.Grains.Interfaces.Values;
using Microsoft.Extensions.Configuration;

namespace B2BBooking.Hosting.Configuration;

public enum JournalStore
{
    Sqlite,
    Postgres,

    /// <summary>Nothing outlives the process; for tests and simulations.</summary>
    Memory,
}

public enum LogFormat
{
    Simple,
    Json,
}

/// <summary>What a node is told by its configuration: section <c>B2B</c> of appsettings.json, environment variables
/// <c>B2B__Name</c>, command line <c>--B2B:Name value</c>. Described for operators in docs/operations.md.</summary>
public sealed record NodeSettings
{
    public const string Section = "B2B";

    public required string NodeName { get; init; }

    /// <summary>Absolute; holds the journal (SQLite), accounts, keys and locks of this node.</summary>
    public required string DataFolder { get; init; }

    public required JournalStore Journal { get; init; }

    public required string? JournalConnection { get; init; }

    /// <summary>PostgreSQL in which the silos of a cluster find one another; null: one machine.</summary>
    public required string? ClusterConnection { get; init; }

    /// <summary>Absolute path of the account file.</summary>
    public required string Accounts { get; init; }

    public required string Urls { get; init; }

    public required LogFormat LogFormat { get; init; }

    /// <summary>Whether a first start fills the node with the demo show.</summary>
    public required bool Demo { get; init; }

    /// <summary>The administrator that a first start without the demo show creates.</summary>
    public required string Administrator { get; init; }

    public required string? AdministratorPassword { get; init; }

    public string SqliteFile => Path.Combine(DataFolder, "journal.db");

    public string StateFolder => Path.Combine(DataFolder, "state");

    public string IdentityFolder => Path.Combine(DataFolder, "identity");

    public string SessionKeyFolder => Path.Combine(DataFolder, "session-keys");

    /// <exception cref="ConfigurationException">Names every setting that is not valid.</exception>
    public static NodeSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration, Section);
        var folder = Path.GetFullPath(reader.Text(nameof(DataFolder)) ?? "data");
        var settings = new NodeSettings
        {
            NodeName = reader.Text(nameof(NodeName)) ?? "central",
            DataFolder = folder,
            Journal = reader.Choice(nameof(Journal), JournalStore.Sqlite),
            JournalConnection = reader.Text(nameof(JournalConnection)),
            ClusterConnection = reader.Text(nameof(ClusterConnection)),
            Accounts = Path.GetFullPath(reader.Text(nameof(Accounts)) ?? Path.Combine(folder, "accounts.json")),
            Urls = reader.Text(nameof(Urls)) ?? "http://localhost:5080",
            LogFormat = reader.Choice(nameof(LogFormat), LogFormat.Simple),
            Demo = reader.Flag(nameof(Demo), true),
            Administrator = reader.Text(nameof(Administrator)) ?? "admin",
            AdministratorPassword = reader.Text(nameof(AdministratorPassword)),
        };
        SettingsRules.Check(settings, reader);
        reader.ThrowIfAny();
        return settings;
    }
}
