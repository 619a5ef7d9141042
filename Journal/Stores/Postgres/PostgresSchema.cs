using B2BBooking.Journal.Writing;
using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>Tables of a journal in PostgreSQL, in the schema <c>journal</c>; reasons for each in Journal/DESIGN.md.</summary>
static class PostgresSchema
{
    public const int Version = 2;

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
        CREATE TABLE IF NOT EXISTS journal.signed_heads (chain integer, seq bigint, weight bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (chain, seq));
        CREATE TABLE IF NOT EXISTS journal.aside (shelf integer, key text COLLATE "C", bytes bytea NOT NULL, PRIMARY KEY (shelf, key));
        """;

    /// <summary>Does nothing unless a layout 1 is there, which had one signed head a chain.</summary>
    private const string SetAsideLayout1 = """
        DO $$ BEGIN
            IF to_regclass('journal.layout') IS NOT NULL THEN
                IF EXISTS (SELECT FROM journal.layout WHERE version = 1) THEN
                    ALTER TABLE journal.signed_heads RENAME TO signed_heads_1;
                    ALTER INDEX journal.signed_heads_pkey RENAME TO signed_heads_1_pkey;
                    UPDATE journal.layout SET version = 2;
                END IF;
            END IF;
        END $$;
        """;

    /// <summary>Makes what is missing and brings an older layout up to date, in one transaction.</summary>
    public static void CreateOrCheck(NpgsqlConnection connection)
    {
        using (var transaction = connection.BeginTransaction())
        {
            Execute($"SELECT pg_advisory_xact_lock({CommitLock}); {SetAsideLayout1}");
            Execute(Create);
            MoveHeadsOf1(connection, transaction);
            transaction.Commit();

            void Execute(string sql)
            {
                using var command = new NpgsqlCommand(sql, connection, transaction);
                command.ExecuteNonQuery();
            }
        }

        using var ask = new NpgsqlCommand("SELECT max(version) FROM journal.layout", connection);
        var version = (int)ask.ExecuteScalar()!;
        if (version != Version)
            throw new JournalUnavailableException($"The journal in PostgreSQL has layout {version}; this program knows layout {Version}. Use the newer program.");
    }

    /// <summary>A head's sequence number stood in its bytes alone.</summary>
    private static void MoveHeadsOf1(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        using var there = new NpgsqlCommand("SELECT to_regclass('journal.signed_heads_1') IS NOT NULL", connection, transaction);
        if (there.ExecuteScalar() is not true) return;
        var heads = new List<(int Chain, byte[] Bytes)>();
        using (var read = new NpgsqlCommand("SELECT chain, bytes FROM journal.signed_heads_1", connection, transaction))
        using (var rows = read.ExecuteReader())
        {
            while (rows.Read()) heads.Add((rows.GetInt32(0), rows.GetFieldValue<byte[]>(1)));
        }

        using var write = new NpgsqlCommand("INSERT INTO journal.signed_heads SELECT chain, seq, 0, bytes FROM unnest($1, $2, $3) AS h (chain, seq, bytes)", connection, transaction);
        write.Parameters.Add(new() { Value = heads.Select(h => h.Chain).ToArray() });
        write.Parameters.Add(new() { Value = heads.Select(h => SignedHeads.Decode(h.Bytes).Name.Seq).ToArray() });
        write.Parameters.Add(new() { Value = heads.Select(h => h.Bytes).ToArray() });
        write.ExecuteNonQuery();
        using var drop = new NpgsqlCommand("DROP TABLE journal.signed_heads_1", connection, transaction);
        drop.ExecuteNonQuery();
    }
}
