using B2BBooking.Hosting.Configuration;

namespace B2BBooking.Silo.Starting;

/// <summary>Tells a first start from that of a node whose journal was lost and comes back from the others: what the start of an empty
/// node brings of its own would then be merged into a show that goes on, at all nodes and for good.</summary>
/// <param name="HasServed">A node has served from this data folder before.</param>
sealed record FormerStarts(bool HasServed)
{
    /// <summary>To be read before the node is built: its start leaves these traces itself.</summary>
    public static FormerStarts Of(NodeSettings settings) =>
        // A journal in memory is empty at each start.
        new(settings.Journal != JournalStore.Memory && Directory.Exists(settings.SessionKeyFolder) && Directory.EnumerateFiles(settings.SessionKeyFolder).Any());
}
