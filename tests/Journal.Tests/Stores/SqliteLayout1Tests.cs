using B2BBooking.Journal.Replication;
using B2BBooking.Journal.Tests.Replication;
using Microsoft.Data.Sqlite;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Stores;

/// <summary>A journal file of layout 1, as the first released version made it.</summary>
public sealed class SqliteLayout1Tests : IDisposable
{
    private const string Layout1 = """
        PRAGMA page_size = 4096;
        BEGIN;
        CREATE TABLE streams (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, stream TEXT NOT NULL);
        CREATE TABLE chains (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, origin BLOB NOT NULL);
        CREATE TABLE kinds (id INTEGER PRIMARY KEY, kind TEXT NOT NULL);
        CREATE TABLE entries (position INTEGER PRIMARY KEY, chain INTEGER NOT NULL, seq INTEGER NOT NULL, stream INTEGER NOT NULL,
            kind INTEGER NOT NULL, chain_back INTEGER NOT NULL, stream_back INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE INDEX entries_by_kind ON entries (kind);
        CREATE TABLE chain_marks (chain INTEGER, seq INTEGER, position INTEGER NOT NULL, PRIMARY KEY (chain, seq)) WITHOUT ROWID;
        CREATE TABLE stream_marks (stream INTEGER, position INTEGER, PRIMARY KEY (stream, position)) WITHOUT ROWID;
        CREATE TABLE checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), bytes BLOB NOT NULL);
        CREATE TABLE snapshots (stream INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE TABLE signed_heads (chain INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        PRAGMA application_id = 1110590026;
        PRAGMA user_version = 1;
        COMMIT;
        """;

    private readonly TempFolder _folder = new();
    private readonly Organizer _organizer = new();

    private string Old => _folder.File("old.db");

    public void Dispose()
    {
        _organizer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Layout1_Opened_IsBroughtUpToDateInPlace_AndKeepsEntriesAndHeads()
    {
        var origin = await WriteOldAsync();
        using var identity = _organizer.Central();
        for (var start = 0; start < 2; start++)
        {
            await using var journal = await JournalFactory.OpenSqliteAsync(Old, new JournalOptions { Identity = identity });
            Assert.Equal(5, (await journal.ReadStreamAsync(Cart(1)).ToList()).Count);
            var run = (await journal.LoadRunAsync(Cart(1).Scope, new(origin), 0, Exchanging.MostBytes))!;
            Assert.Equal(5, run.LastSeq);
            await journal.VerifyAsync();
        }

        Assert.Equal(2L, Ask("PRAGMA user_version"));
        Assert.Equal(0L, Ask("SELECT count(*) FROM sqlite_master WHERE name = 'signed_heads_1'"));
    }

    [Fact]
    public async Task Layout1_WithASpoiltHead_IsRefused_AndLeftAsItIs()
    {
        await WriteOldAsync();
        Execute(Old, "UPDATE signed_heads SET bytes = zeroblob(7)");
        await Assert.ThrowsAsync<JournalDamagedException>(() => JournalFactory.OpenSqliteAsync(Old));
        Assert.Equal(1L, Ask("PRAGMA user_version"));
        Assert.Equal(1L, Ask("SELECT count(*) FROM signed_heads"));
    }

    [Fact]
    public async Task LayoutOfANewerVersion_IsRefused_AndSaysSo()
    {
        await WriteOldAsync();
        Execute(Old, "PRAGMA user_version = 3");
        var error = await Assert.ThrowsAsync<JournalUnavailableException>(() => JournalFactory.OpenSqliteAsync(Old));
        Assert.Contains("newer", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Five entries of an earlier start, with a signed head, in a file of layout 1.</summary>
    private async Task<Guid> WriteOldAsync()
    {
        var made = _folder.File("new.db");
        Guid origin;
        using (var identity = _organizer.Central())
        await using (var journal = await JournalFactory.OpenSqliteAsync(made, new JournalOptions { Identity = identity }))
        {
            await journal.AppendAsync([Several(Cart(1), 0, 5)]);
            await journal.LoadRunAsync(Cart(1).Scope, journal.Origin, 0, Exchanging.MostBytes);
            origin = journal.Origin.Value;
        }

        Execute(Old, Layout1);
        var tables = new[] { "streams", "chains", "kinds", "entries", "chain_marks", "stream_marks" };
        Execute(Old, $"ATTACH '{made}' AS made; {string.Concat(tables.Select(t => $"INSERT INTO {t} SELECT * FROM made.{t};"))} INSERT INTO signed_heads SELECT chain, bytes FROM made.signed_heads");
        return origin;
    }

    private object? Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Old};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
