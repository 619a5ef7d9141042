using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Stores.Sqlite;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal;

/// <summary>Opens journals. Whoever opens one disposes it; that commits what waits.</summary>
public static class JournalFactory
{
    private const int PageEntries = 4096;

    /// <summary>A journal in this process's memory, for tests and simulations: nothing outlives it.</summary>
    public static NodeJournal OpenMemory(JournalOptions? options = null) => Open(new MemoryStore(), options ?? new JournalOptions());

    /// <summary>A journal in one SQLite file, made where there is none.</summary>
    /// <exception cref="JournalDamagedException">The file is not as it was written; the message says where, and what to do.</exception>
    /// <exception cref="JournalUnavailableException">The file cannot be opened, or another process has it open.</exception>
    public static Task<NodeJournal> OpenSqliteAsync(string path, JournalOptions? options = null) =>
        Task.Run(() => Open(SqliteStore.Open(path), options ?? new JournalOptions()));

    /// <summary>Proves what the store holds after its checkpoint, then lets a new incarnation write.</summary>
    internal static NodeJournal Open(IEntryStore store, JournalOptions options)
    {
        var index = new JournalIndex();
        if (store.ReadCheckpoint() is { } checkpoint) index.StartFrom(checkpoint);
        var intake = new EntryIntake(index);
        while (store.ReadNext(index.Committed, PageEntries) is { Count: > 0 } page) intake.Take(page);
        return new NodeJournal(store, index, options);
    }
}
