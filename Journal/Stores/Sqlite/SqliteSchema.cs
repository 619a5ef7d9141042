using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>Tables of a journal file; reasons for each in Journal/DESIGN.md.</summary>
static class SqliteSchema
{
    /// <summary>"B2BJ" in SQLite's header: tells a journal from any other database.</summary>
    public const int ApplicationId = 0x4232424A;

    public const int Version = 2;

    /// <summary>Tables of layout 2: several signed heads a chain, and shelves for what is kept beside the entries.</summary>
    private const string Replication = """
        CREATE TABLE signed_heads (chain INTEGER, seq INTEGER, weight INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (chain, seq)) WITHOUT ROWID;
        CREATE TABLE aside (shelf INTEGER NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (shelf, key));
        """;

    private static readonly string Create = $"""
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
        {Replication}
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        COMMIT;
        """;

    /// <summary>Makes the file under another name and moves it into place when it is whole: a journal file that is there but empty
    /// has lost its content, and is never taken for a new one.</summary>
    public static void CreateFile(string path)
    {
        var draft = path + ".new";
        foreach (var leftover in new[] { draft, draft + "-wal", draft + "-shm", draft + "-journal" }) File.Delete(leftover);
        using (var database = SqliteDatabase.Open(draft, create: true)) database.Execute(Create);
        File.Move(draft, path);
    }

    /// <summary>Refuses what is no whole journal file of a version that is known here, and brings an older layout up to date, in one transaction.</summary>
    public static void CheckOrMigrate(SqliteDatabase database)
    {
        if (new FileInfo(database.Path).Length == 0) throw SqliteFailure.Damaged(database.Path, "It is empty.");
        if (database.ReadNumber("PRAGMA application_id") != ApplicationId)
            throw SqliteFailure.Damaged(database.Path, "It is a SQLite database, but not a journal.");
        var version = database.ReadNumber("PRAGMA user_version");
        if (version == 1) MigrateFrom1(database);
        else if (version != Version)
            throw new JournalUnavailableException($"{database.Path} has layout {version}; this program knows layout {Version}. Use the newer program.");
    }

    /// <summary>Layout 1 had one signed head a chain, with its sequence number in its bytes alone.</summary>
    private static void MigrateFrom1(SqliteDatabase database)
    {
        database.Execute($"BEGIN IMMEDIATE; ALTER TABLE signed_heads RENAME TO signed_heads_1; {Replication}");
        try
        {
            using (var read = database.Prepare("SELECT chain, bytes FROM signed_heads_1"))
            using (var write = database.Prepare("INSERT INTO signed_heads VALUES (?, ?, 0, ?)"))
            {
                while (read.Step())
                {
                    write.Bind(1, read.Number(0));
                    write.Bind(2, SignedHeads.Decode(read.Blob(1)).Name.Seq);
                    write.Bind(3, read.Blob(1));
                    write.Run();
                }
            }

            database.Execute($"DROP TABLE signed_heads_1; PRAGMA user_version = {Version}; COMMIT");
        }
        catch
        {
            database.RollBack();
            throw;
        }
    }

    /// <summary>SQLite's check of pages and records; thorough: also that its index holds what the tables hold.</summary>
    public static void CheckStructure(SqliteDatabase database, bool thorough)
    {
        var answer = database.ReadText(thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
        if (answer != "ok") throw SqliteFailure.Damaged(database.Path, $"SQLite finds: {answer}.");
    }

    /// <summary>WAL with synchronous=FULL: a commit returns when its log frames are on the disk.</summary>
    public static void Configure(SqliteDatabase database)
    {
        if (database.ReadText("PRAGMA journal_mode = WAL") != "wal")
            throw new JournalUnavailableException($"{database.Path} is on a file system without shared memory, which SQLite's WAL needs; use a local disk.");
        database.Execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;");
    }
}
