using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Stores.Postgres;
using B2BBooking.Journal.Stores.Sqlite;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal;

/// <summary>Opens journals. Whoever opens one disposes it; that commits what waits.</summary>
public static class JournalFactory
{
    /// <summary>A journal in this process's memory, for tests and simulations: nothing outlives it.</summary>
    public static NodeJournal OpenMemory(JournalOptions? options = null) =>
        OpenAsync(new MemoryStore(), options).GetAwaiter().GetResult();

    /// <summary>A journal in one SQLite file, made where there is none.</summary>
    /// <exception cref="JournalDamagedException">The file is not as it was written; the message says where, and what to do.</exception>
    /// <exception cref="JournalUnavailableException">The file cannot be opened, or another process has it open.</exception>
    public static Task<NodeJournal> OpenSqliteAsync(string path, JournalOptions? options = null) =>
        Task.Run(() => OpenAsync(SqliteStore.Open(path), options));

    /// <summary>A journal in a PostgreSQL database (schema <c>journal</c>, made where there is none); several processes may share it.</summary>
    /// <exception cref="JournalDamagedException">The journal is not as it was written; the message says where, and what to do.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached or refuses.</exception>
    public static Task<NodeJournal> OpenPostgresAsync(string connectionString, JournalOptions? options = null) =>
        Task.Run(() => OpenAsync(PostgresStore.Open(connectionString), options));

    /// <summary>Proves what the store holds after its checkpoint, then introduces a new incarnation, which may write.</summary>
    internal static async Task<NodeJournal> OpenAsync(IEntryStore store, JournalOptions? options)
    {
        options ??= new JournalOptions();
        NodeJournal? journal = null;
        try
        {
            var heads = SignedHeads.Load(store.ReadSignedHeads());
            var index = StartProof.Run(store, heads);
            journal = new NodeJournal(store, index, heads, await IntroductionsAsync(store), options);
            if (options.Identity is { } identity) await journal.IntroduceAsync(identity, options.Time.GetUtcNow());
            return journal;
        }
        catch
        {
            await (journal?.DisposeAsync() ?? store.DisposeAsync());
            throw;
        }
    }

    /// <summary>The entries that introduce origins.</summary>
    private static async Task<List<Entry>> IntroductionsAsync(IEntryStore store)
    {
        var entries = new List<Entry>();
        for (var (after, more) = (0L, true); more;)
        {
            var page = await store.ReadAllAsync(after, [Incarnation.Kind], CancellationToken.None);
            entries.AddRange(page.Entries.Where(e => e.Address.Scope == Scope.Admin).Select(e => EntryReader.Load(e).Entry));
            if (page.Entries.Count > 0) after = page.Entries[^1].Position;
            more = !page.IsLast;
        }

        return entries;
    }
}
