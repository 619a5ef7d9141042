using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Grains.Counting;

/// <summary>Whether an entry counts. A journal keeps and hands on what a node may write into a scope; what it *decides* there is another
/// question: a group's laptop may write into its group's scope, and makes no order there, nor anybody an administrator, whatever program
/// runs on it. Decided from the entry and its author's certificate alone, which travels with it, so that all nodes decide alike.</summary>
public sealed class EntryStanding(NodeReplica nodes)
{
    /// <summary>Of a kind that this version does not know nothing can be said here: its stream's fold says so.</summary>
    public bool Counts(Entry entry)
    {
        var rules = KindRules.Of(entry.Kind);
        if (rules.IsEmpty) return true;
        var author = AuthorOf(entry);
        foreach (var rule in rules)
            if (rule.Allows(entry, author))
                return true;
        return false;
    }

    /// <summary>The same within a stream: what central alone decides, nobody else makes read-only either, by a kind that is not known.</summary>
    public bool Counts(Entry entry, MergeRule rule) => (rule != MergeRule.Central || AuthorOf(entry) == NodeRole.Central) && Counts(entry);

    private NodeRole AuthorOf(Entry entry) => nodes.RoleOf(entry.Origin);
}
