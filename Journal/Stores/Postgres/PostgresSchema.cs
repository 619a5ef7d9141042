using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>Tables of a journal in PostgreSQL, in the schema <c>journal</c>; reasons for each in Journal/DESIGN.md.</summary>
static class PostgresSchema
{
    public const int Version = 1;

    /// <summary>The advisory lock under which commits, and the making of the tables, happen one at a time. "B2BJ".</summary>
    public const long CommitLock = 0x4232424A;

    private static readonly string Create = $"""
        SELECT pg_advisory_xact_lock({CommitLock});
        CREATE SCHEMA IF NOT EXISTS journal;
        CREATE TABLE IF NOT EXISTS journal.layout (version integer PRIMARY KEY);
        INSERT INTO journal.layout SELECT {Version} WHERE NOT EXISTS (SELECT FROM journal.layout);
        CREATE TABLE IF NOT EXISTS journal.streams (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, scope text COLLATE "C" NOT NULL, stream text COLLATE "C" NOT NULL, UNIQUE (scope, stream));
        CREATE TABLE IF NOT EXISTS journal.chains (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, scope text COLLATE "C" NOT NULL, origin uuid NOT NULL, UNIQUE (scope, origin));
        CREATE TABLE IF NOT EXISTS journal.kinds (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text COLLATE "C" NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS journal.entries (position bigint PRIMARY KEY, seq bigint NOT NULL, chain integer NOT NULL, stream integer NOT NULL, kind integer NOT NULL, content bytea NOT NULL);
        ALTER TABLE journal.entries ALTER COLUMN content SET STORAGE EXTERNAL;
        CREATE UNIQUE INDEX IF NOT EXISTS entries_by_chain ON journal.entries (chain, seq);
        CREATE INDEX IF NOT EXISTS entries_by_stream ON journal.entries (stream, position);
        CREATE INDEX IF NOT EXISTS entries_by_kind ON journal.entries (kind, position);
        CREATE TABLE IF NOT EXISTS journal.checkpoint (id integer PRIMARY KEY CHECK (id = 1), position bigint NOT NULL, bytes bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS journal.snapshots (stream integer PRIMARY KEY, bytes bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS journal.signed_heads (chain integer PRIMARY KEY, bytes bytea NOT NULL);
        """;

    public static void CreateOrCheck(NpgsqlConnection connection)
    {
        using (var transaction = connection.BeginTransaction())
        {
            using var create = new NpgsqlCommand(Create, connection, transaction);
            create.ExecuteNonQuery();
            transaction.Commit();
        }

        using var ask = new NpgsqlCommand("SELECT max(version) FROM journal.layout", connection);
        var version = (int)ask.ExecuteScalar()!;
        if (version != Version)
            throw new JournalUnavailableException($"The journal in PostgreSQL has layout {version}; this program knows layout {Version}. Use the newer program.");
    }
}
