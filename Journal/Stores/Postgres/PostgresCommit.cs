using B2BBooking.Journal.Entries;
using Npgsql;
using NpgsqlTypes;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>The writer's commit: one round trip, in which PostgreSQL takes the commit lock, looks whether another silo has committed,
/// inserts, and tells the others. The statements up to one Sync message are one transaction.</summary>
sealed class PostgresCommit : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _sender;
    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlBatchCommand _insert;

    public PostgresCommit(NpgsqlConnection connection, string sender)
    {
        (_connection, _sender) = (connection, sender);
        _insert = new NpgsqlBatchCommand("""
            INSERT INTO journal.entries (position, seq, chain, stream, kind, content)
            SELECT $1 + n, seq, chain, stream, kind, content
            FROM unnest($2, $3, $4, $5, $6) WITH ORDINALITY AS e (seq, chain, stream, kind, content, n)
            WHERE coalesce((SELECT max(position) FROM journal.entries), 0) = $1
            """);
        _insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Bigint });
        _insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        for (var i = 0; i < 3; i++) _insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        _insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        _batch = new NpgsqlBatch(connection) { BatchCommands = { Lock(), _insert, Notify() } };
    }

    /// <returns>False, and nothing is inserted, where the last position is another.</returns>
    public bool Run(long expectedLast, IReadOnlyList<StoredEntry> entries, Besides besides, PostgresNames names)
    {
        var count = entries.Count;
        var (seqs, chains, streams, kinds, contents) = (new long[count], new int[count], new int[count], new int[count], new ReadOnlyMemory<byte>[count]);
        for (var i = 0; i < count; i++)
        {
            var address = entries[i].Address;
            seqs[i] = address.Seq;
            chains[i] = names.Chains.Number(address.Chain);
            streams[i] = names.Streams.Number(address.StreamName);
            kinds[i] = names.Kinds.Number(address.Kind);
            contents[i] = entries[i].Content;
        }

        object[] values = [expectedLast, seqs, chains, streams, kinds, contents];
        for (var i = 0; i < values.Length; i++) _insert.Parameters[i].Value = values[i];
        if (besides.IsEmpty)
        {
            _batch.ExecuteNonQuery();
            return _insert.RecordsAffected == count;
        }

        return RunWith(expectedLast, besides, names) == count;
    }

    /// <summary>What stands beside goes first: after the insert the last position would no longer tell whether it is this silo's turn.</summary>
    private int RunWith(long expectedLast, Besides besides, PostgresNames names)
    {
        using var batch = new NpgsqlBatch(_connection) { BatchCommands = { Lock() } };
        PostgresBesides.AddTo(batch, besides, names, expectedLast);
        var insert = new NpgsqlBatchCommand(_insert.CommandText);
        foreach (NpgsqlParameter parameter in _insert.Parameters) insert.Parameters.Add(parameter.Clone());
        batch.BatchCommands.Add(insert);
        batch.BatchCommands.Add(Notify());
        batch.ExecuteNonQuery();
        return insert.RecordsAffected;
    }

    private static NpgsqlBatchCommand Lock() => new($"SELECT pg_advisory_xact_lock({PostgresSchema.CommitLock})");

    private NpgsqlBatchCommand Notify() => new($"SELECT pg_notify('{PostgresListener.Channel}', $1)") { Parameters = { new() { Value = _sender } } };

    public void Prepare() => _batch.Prepare();

    public void Dispose() => _batch.Dispose();
}
