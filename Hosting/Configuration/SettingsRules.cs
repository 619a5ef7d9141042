using System.Net;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Accounts;
using B2BBooking.Hosting.Runtime;

namespace B2BBooking.Hosting.Configuration;

/// <summary>What settings must be, by themselves and together.</summary>
static class SettingsRules
{
    public static void Check(NodeSettings settings, SettingsReader reader)
    {
        CheckIds(settings, reader);
        CheckConnections(settings, reader);
        CheckUrls(nameof(settings.Urls), settings.Urls, reader);
        if (settings.AdministratorPassword is { } password && !PasswordRules.IsAcceptable(password))
            reader.Problem(nameof(settings.AdministratorPassword), "(hidden)", PasswordRules.Expected);
        if (File.Exists(settings.DataFolder))
            reader.Problem(nameof(settings.DataFolder), settings.DataFolder, "a folder; this is a file");
        if (Directory.Exists(settings.Accounts))
            reader.Problem(nameof(settings.Accounts), settings.Accounts, "a file; this is a folder");
    }

    private static void CheckIds(NodeSettings settings, SettingsReader reader)
    {
        const string spelling = "1-64 of a-z, 0-9, '-', '_', '.', '@', starting with a letter or digit";
        if (!IdSpelling.IsId(settings.NodeName)) reader.Problem(nameof(settings.NodeName), settings.NodeName, spelling);
        if (!IdSpelling.IsId(settings.Administrator)) reader.Problem(nameof(settings.Administrator), settings.Administrator, spelling);
    }

    private static void CheckConnections(NodeSettings settings, SettingsReader reader)
    {
        if (settings.Journal == JournalStore.Postgres && settings.JournalConnection is null)
            reader.Problem(nameof(settings.JournalConnection), null, "a PostgreSQL connection string, such as Host=localhost;Database=b2b;Username=b2b");
        if (settings.Journal != JournalStore.Postgres && settings.JournalConnection is not null)
            reader.Problem(nameof(settings.JournalConnection), "(hidden)", "only with B2B:Journal=postgres");
        if (settings.ClusterConnection is null && settings.ClusterAddress is { } alone)
            reader.Problem(nameof(settings.ClusterAddress), alone.ToString(), "only with B2B:ClusterConnection");
        if (settings.ClusterConnection is null) return;
        if (!SiloSetup.CanCluster)
            reader.Problem(nameof(settings.ClusterConnection), "(hidden)", "only in a build with GrainRuntime=Orleans");
        if (settings.Journal != JournalStore.Postgres)
            reader.Problem(nameof(settings.ClusterConnection), "(hidden)", "only with B2B:Journal=postgres, which all silos share");
    }

    public static IPEndPoint? ReadClusterAddress(SettingsReader reader)
    {
        var text = reader.Text(nameof(NodeSettings.ClusterAddress));
        if (text is null) return null;
        if (IPEndPoint.TryParse(text, out var address) && address.Port > 0) return address;
        reader.Problem(nameof(NodeSettings.ClusterAddress), text, "an IP address and a port, such as 10.0.0.5:11111");
        return null;
    }

    public static void CheckUrls(string name, string urls, SettingsReader reader)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // Kestrel's wildcards are no host names to Uri.
            var spelled = url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(spelled, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
                reader.Problem(name, url, "addresses such as http://localhost:5080, separated by ';', without a path");
        }
    }
}
