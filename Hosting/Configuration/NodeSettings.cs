using System.Net;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
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

    public const string IdentitySetting = "Identity";

    /// <summary>Central, venue or laptop; decided by the host and its command line, never changed by what a peer says.</summary>
    public required NodeRole Role { get; init; }

    /// <summary>At an edge the name in its certificate.</summary>
    public required string NodeName { get; init; }

    /// <summary>Absolute; holds the journal (SQLite), accounts, keys and locks of this node.</summary>
    public required string DataFolder { get; init; }

    public required JournalStore Journal { get; init; }

    public required string? JournalConnection { get; init; }

    /// <summary>PostgreSQL in which the silos of a cluster find one another; null: one machine.</summary>
    public required string? ClusterConnection { get; init; }

    /// <summary>Where the other silos of the cluster reach this one; null: the machine's first address, port 11111.</summary>
    public required IPEndPoint? ClusterAddress { get; init; }

    /// <summary>Absolute path of the account file.</summary>
    public required string Accounts { get; init; }

    public required string Urls { get; init; }

    public required LogFormat LogFormat { get; init; }

    /// <summary>Whether a first start fills the node with the demo show.</summary>
    public required bool Demo { get; init; }

    /// <summary>The administrator that a first start without the demo show creates.</summary>
    public required string Administrator { get; init; }

    public required string? AdministratorPassword { get; init; }

    /// <summary>Absolute; keys and certificates of this node.</summary>
    public required string IdentityFolder { get; init; }

    public required LinkSettings Links { get; init; }

    public string SqliteFile => Path.Combine(DataFolder, "journal.db");

    public string KeptKeysFolder => Path.Combine(DataFolder, "keys");

    public string StateFolder => Path.Combine(DataFolder, "state");

    public string SessionKeyFolder => Path.Combine(DataFolder, "session-keys");

    /// <exception cref="ConfigurationException">Names every setting that is not valid.</exception>
    public static NodeSettings ReadCentral(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration, Section);
        var settings = ReadShared(reader, NodeRole.Central, "http://localhost:5080") with
        {
            NodeName = reader.Text(nameof(NodeName)) ?? "central",
            Demo = reader.Flag(nameof(Demo), true),
            Administrator = reader.Text(nameof(Administrator)) ?? "admin",
            AdministratorPassword = reader.Text(nameof(AdministratorPassword)),
        };
        return Checked(settings, reader);
    }

    /// <summary>A venue's or laptop's; its name and role are those of its certificate.</summary>
    /// <exception cref="ConfigurationException">Names every setting that is not valid.</exception>
    /// <exception cref="IdentityException">The node is not enrolled, or its files do not belong together.</exception>
    public static NodeSettings ReadEdge(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration, Section);
        var role = EdgeRules.ReadRole(reader);
        var settings = ReadShared(reader, role, role == NodeRole.Laptop ? "http://localhost:5081" : "http://*:5082");
        var enrolled = Path.Combine(settings.IdentityFolder, "accounts.json");
        settings = Checked(settings with
        {
            Accounts = Path.GetFullPath(reader.Text(nameof(Accounts)) ?? enrolled),
            Links = EdgeRules.ReadLinks(reader, role),
        }, reader);
        return settings with { NodeName = EdgeRules.NameOf(settings) };
    }

    private static NodeSettings ReadShared(SettingsReader reader, NodeRole role, string urls)
    {
        var folder = Path.GetFullPath(reader.Text(nameof(DataFolder)) ?? "data");
        return new NodeSettings
        {
            Role = role,
            NodeName = role.ToString().ToLowerInvariant(),
            DataFolder = folder,
            Journal = reader.Choice(nameof(Journal), JournalStore.Sqlite),
            JournalConnection = reader.Text(nameof(JournalConnection)),
            ClusterConnection = reader.Text(nameof(ClusterConnection)),
            ClusterAddress = SettingsRules.ReadClusterAddress(reader),
            Accounts = Path.GetFullPath(reader.Text(nameof(Accounts)) ?? Path.Combine(folder, "accounts.json")),
            Urls = reader.Text(nameof(Urls)) ?? urls,
            LogFormat = reader.Choice(nameof(LogFormat), LogFormat.Simple),
            Demo = false,
            Administrator = "admin",
            AdministratorPassword = null,
            IdentityFolder = Path.GetFullPath(reader.Text(IdentitySetting) ?? Path.Combine(folder, "identity")),
            Links = LinkSettings.None,
        };
    }

    private static NodeSettings Checked(NodeSettings settings, SettingsReader reader)
    {
        SettingsRules.Check(settings, reader);
        reader.ThrowIfAny();
        return settings;
    }
}
