using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>Reads and proves what a store holds behind its checkpoint, before anyone writes or after everyone has.</summary>
static class StartProof
{
    private const int PageEntries = 4096;

    /// <summary>From so many entries on, a new checkpoint is left: the next start need not prove them again.</summary>
    public const long EntriesWorthACheckpoint = 50_000;

    /// <exception cref="JournalDamagedException">Names the first entry that is not as it was written.</exception>
    public static JournalIndex Run(IEntryStore store, SignedHeads heads)
    {
        var index = new JournalIndex();
        var intake = new EntryIntake(index, heads);
        if (store.ReadCheckpoint() is { } checkpoint) intake.GoOnFrom(checkpoint, store.ReadNext(checkpoint.Position - 1, 1));
        var from = index.Committed;
        TakeAll(store, intake, from);
        intake.CheckEnds();
        if (index.Committed - from >= EntriesWorthACheckpoint) store.KeepCheckpoint(index.ToCheckpoint());
        return index;
    }

    /// <summary>The next page is read while one is proven.</summary>
    private static void TakeAll(IEntryStore store, EntryIntake intake, long after)
    {
        for (var page = store.ReadNext(after, PageEntries); page.Count > 0;)
        {
            var proof = Task.Run(() => intake.Take(page));
            var next = page.Count < PageEntries ? [] : store.ReadNext(page[^1].Position, PageEntries);
            proof.GetAwaiter().GetResult();
            page = next;
        }
    }
}
