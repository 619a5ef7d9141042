using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;
using Microsoft.Extensions.Logging;

namespace B2BBooking.Journal.Writing;

/// <summary>What follows a durable commit, on the writer's thread, before anyone is answered.</summary>
sealed class CommitEffects(SignedHeads heads, Introductions introductions, LazyKeeping lazy, ILogger log, long start)
{
    public Subscriptions<ImmutableArray<Recorded>> Entries { get; } = new(log, start);

    public Subscriptions<IReadOnlySet<Scope>> Scopes { get; } = new(log, start);

    public void Of(List<IPendingWrite> batch, IReadOnlySet<Scope> grown, long position)
    {
        var staged = batch.Where(w => !w.Staged.IsDefaultOrEmpty);
        foreach (var write in staged)
        {
            if (write is PendingImport import) Take(import);
            Notice(write.Staged);
        }

        Entries.Publish(() => [.. staged.SelectMany(w => w.Staged)], position);
        Scopes.Publish(() => grown, position);
    }

    /// <summary>The same for what another process committed.</summary>
    public void OfOthers(ImmutableArray<Recorded> entries, IReadOnlySet<Scope> grown, long position)
    {
        Notice(entries);
        Entries.Publish(() => entries, position);
        Scopes.Publish(() => grown, position);
    }

    /// <summary>The head is durable with its entries; what thinning changes need not be.</summary>
    private void Take(PendingImport import)
    {
        foreach (var change in import.Run.Aside) introductions.Saved(change);
        var besides = heads.Add(import.Run.Head, import.StagedBytes);
        if (besides.DroppedHeads.Count > 0) lazy.Keep(besides);
    }

    private void Notice(ImmutableArray<Recorded> entries)
    {
        foreach (var recorded in entries)
        {
            if (recorded.Entry.Kind == Incarnation.Kind && recorded.Entry.Scope == Scope.Admin) introductions.Notice(recorded.Entry);
        }
    }
}
