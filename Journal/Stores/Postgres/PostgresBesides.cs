using B2BBooking.Journal.Entries;
using Npgsql;
using NpgsqlTypes;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>Statements for signed heads and shelves.</summary>
static class PostgresBesides
{
    /// <summary>Adds the changes to a batch; with <paramref name="expectedLast"/>, such that they do nothing where the last position is another.</summary>
    public static void AddTo(NpgsqlBatch batch, Besides besides, PostgresNames names, long? expectedLast)
    {
        var heads = besides.Heads.Where(h => names.Chains.Number(h.Chain) > 0).ToList();
        if (heads.Count > 0) batch.BatchCommands.Add(KeepHeads(heads, names, expectedLast));
        var dropped = besides.DroppedHeads.Where(h => names.Chains.Number(h.Chain) > 0).ToList();
        if (dropped.Count > 0) batch.BatchCommands.Add(DropHeads(dropped, names, expectedLast));
        // Of one key the last change counts: a statement may touch a row once only.
        var changes = besides.Aside.GroupBy(c => (c.Shelf, c.Key)).Select(g => g.Last()).ToLookup(c => c.Bytes is not null);
        if (changes[true].Any()) batch.BatchCommands.Add(Keep([.. changes[true]], expectedLast));
        if (changes[false].Any()) batch.BatchCommands.Add(Drop([.. changes[false]], expectedLast));
    }

    public static async Task<IReadOnlyList<StoredHead>> ReadHeadsAsync(NpgsqlConnection connection, PostgresNames names)
    {
        var rows = new List<(int Chain, long Seq, long Weight, byte[] Bytes)>();
        await using (var command = new NpgsqlCommand("SELECT chain, seq, weight, bytes FROM journal.signed_heads ORDER BY chain, seq", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) rows.Add((reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3)));
        }

        await names.Chains.LookUpAsync(connection, rows.Select(r => r.Chain), CancellationToken.None);
        return rows.ConvertAll(r => names.Chains.TryName(r.Chain, out var chain)
            ? new StoredHead(chain, r.Seq, r.Weight, r.Bytes)
            : throw PostgresFailure.Damaged($"A signed head is of chain {r.Chain}, which is not there."));
    }

    private static NpgsqlBatchCommand KeepHeads(List<StoredHead> heads, PostgresNames names, long? turn) => Command(turn,
        "INSERT INTO journal.signed_heads SELECT * FROM unnest($1, $2, $3, $4) WHERE TURN ON CONFLICT (chain, seq) DO UPDATE SET weight = excluded.weight, bytes = excluded.bytes",
        (NpgsqlDbType.Integer, heads.Select(h => names.Chains.Number(h.Chain)).ToArray()), (NpgsqlDbType.Bigint, heads.Select(h => h.Seq).ToArray()),
        (NpgsqlDbType.Bigint, heads.Select(h => h.Weight).ToArray()), (NpgsqlDbType.Bytea, heads.Select(h => h.Bytes).ToArray()));

    private static NpgsqlBatchCommand DropHeads(List<StoredHead> heads, PostgresNames names, long? turn) => Command(turn,
        "DELETE FROM journal.signed_heads WHERE (chain, seq) IN (SELECT * FROM unnest($1, $2)) AND TURN",
        (NpgsqlDbType.Integer, heads.Select(h => names.Chains.Number(h.Chain)).ToArray()), (NpgsqlDbType.Bigint, heads.Select(h => h.Seq).ToArray()));

    private static NpgsqlBatchCommand Keep(AsideChange[] changes, long? turn) => Command(turn,
        "INSERT INTO journal.aside SELECT * FROM unnest($1, $2, $3) WHERE TURN ON CONFLICT (shelf, key) DO UPDATE SET bytes = excluded.bytes",
        (NpgsqlDbType.Integer, changes.Select(c => (int)c.Shelf).ToArray()), (NpgsqlDbType.Text, changes.Select(c => c.Key).ToArray()),
        (NpgsqlDbType.Bytea, changes.Select(c => c.Bytes!).ToArray()));

    private static NpgsqlBatchCommand Drop(AsideChange[] changes, long? turn) => Command(turn,
        "DELETE FROM journal.aside WHERE (shelf, key) IN (SELECT * FROM unnest($1, $2)) AND TURN",
        (NpgsqlDbType.Integer, changes.Select(c => (int)c.Shelf).ToArray()), (NpgsqlDbType.Text, changes.Select(c => c.Key).ToArray()));

    private static NpgsqlBatchCommand Command(long? turn, string sql, params (NpgsqlDbType Type, object Values)[] arrays)
    {
        var condition = turn is null ? "true" : $"coalesce((SELECT max(position) FROM journal.entries), 0) = ${arrays.Length + 1}";
        var command = new NpgsqlBatchCommand(sql.Replace("TURN", condition, StringComparison.Ordinal));
        foreach (var (type, values) in arrays) command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values });
        if (turn is { } last) command.Parameters.Add(new() { Value = last });
        return command;
    }
}
