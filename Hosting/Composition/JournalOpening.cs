using B2BBooking.Hosting.Configuration;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Hosting.Composition;

/// <summary>Opens the journal that the settings name, in the name of this node.</summary>
static class JournalOpening
{
    public static async Task<NodeJournal> OpenAsync(NodeSettings settings, TimeProvider time, ILogger log)
    {
        var options = new JournalOptions { Time = time, Log = log, Identity = IdentityOf(settings, time, log) };
        return settings.Journal switch
        {
            JournalStore.Memory => JournalFactory.OpenMemory(options),
            JournalStore.Postgres => await JournalFactory.OpenPostgresAsync(settings.JournalConnection!, options),
            _ => await JournalFactory.OpenSqliteAsync(settings.SqliteFile, options),
        };
    }

    private static NodeIdentity IdentityOf(NodeSettings settings, TimeProvider time, ILogger log)
    {
        var identity = settings.Role == NodeRole.Central
            ? KeyFolder.OpenOrCreate(settings.IdentityFolder, time, settings.NodeName)
            : KeyFolder.OpenEnrolled(settings.IdentityFolder);
        if (identity.ProblemAt(time.GetUtcNow()) is { } problem)
            log.LogWarning("Other nodes will exchange nothing with this one; what is entered here is kept and handed over later. {Problem}", problem);
        return KeptKeys.Keep(settings.KeptKeysFolder, identity, log);
    }
}
