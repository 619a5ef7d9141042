using System.Collections.Immutable;
using B2BBooking.Journal.Entries;
using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>Readings, each on a pooled connection and by one index.</summary>
sealed class PostgresReader(NpgsqlDataSource source, PostgresNames names)
{
    private const int PageEntries = 512;

    private const string Select = $"SELECT {PostgresRow.Columns} FROM journal.entries";

    public Task<Page> StreamAsync(StreamName stream, long after, CancellationToken cancel) => OnConnection(async connection =>
        await NumberAsync(connection, names.Streams, stream, cancel) is var id and > 0
            ? await PageAsync(connection, $"{Select} WHERE stream = $2 AND position > $3 ORDER BY position LIMIT $1", PageEntries, cancel, id, after)
            : Page.Empty, cancel);

    public Task<Page> ChainAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel) => OnConnection(async connection =>
        await NumberAsync(connection, names.Chains, chain, cancel) is var id and > 0
            ? await PageAsync(connection, $"{Select} WHERE chain = $2 AND seq > $3 ORDER BY seq LIMIT $1", limit, cancel, id, afterSeq)
            : Page.Empty, cancel);

    public Task<IReadOnlyList<StoredHead>> SignedHeadsAsync(ChainName chain, CancellationToken cancel) => OnConnection(async connection =>
    {
        var heads = new List<StoredHead>();
        if (await NumberAsync(connection, names.Chains, chain, cancel) is not (var id and > 0)) return (IReadOnlyList<StoredHead>)heads;
        await using var command = new NpgsqlCommand("SELECT seq, weight, bytes FROM journal.signed_heads WHERE chain = $1 ORDER BY seq", connection);
        command.Parameters.Add(new() { Value = id });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) heads.Add(new StoredHead(chain, rows.GetInt64(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
        return heads;
    }, cancel);

    public Task<byte[]?> AsideAsync(Shelf shelf, string key, CancellationToken cancel) => OnConnection(async connection =>
    {
        await using var command = new NpgsqlCommand("SELECT bytes FROM journal.aside WHERE shelf = $1 AND key = $2", connection);
        command.Parameters.Add(new() { Value = (int)shelf });
        command.Parameters.Add(new() { Value = key });
        return (byte[]?)await command.ExecuteScalarAsync(cancel);
    }, cancel);

    public Task<Page> AllAsync(long after, CancellationToken cancel) => OnConnection(connection =>
        PageAsync(connection, $"{Select} WHERE position > $2 ORDER BY position LIMIT $1", PageEntries, cancel, after), cancel);

    /// <summary>Each kind by its own index scan: one scan of all positions would read what is not wanted.</summary>
    public Task<Page> AllAsync(long after, ImmutableArray<string> kinds, CancellationToken cancel) => OnConnection(async connection =>
    {
        await names.Kinds.LookUpAsync(connection, [.. kinds], cancel);
        var wanted = kinds.Select(names.Kinds.Number).Where(k => k > 0).Distinct().ToArray();
        return await PageAsync(connection, $"""
            SELECT {PostgresRow.Columns} FROM unnest($2) AS wanted CROSS JOIN LATERAL
            ({Select} WHERE kind = wanted AND position > $3 ORDER BY position LIMIT $1) AS e ORDER BY position LIMIT $1
            """, PageEntries, cancel, wanted, after);
    }, cancel);

    public Task<byte[]?> SnapshotAsync(StreamName stream, CancellationToken cancel) => OnConnection(async connection =>
    {
        if (await NumberAsync(connection, names.Streams, stream, cancel) is not (var id and > 0)) return null;
        await using var command = new NpgsqlCommand("SELECT bytes FROM journal.snapshots WHERE stream = $1", connection);
        command.Parameters.Add(new() { Value = id });
        return (byte[]?)await command.ExecuteScalarAsync(cancel);
    }, cancel);

    public Task<byte[]?> CheckpointAsync(CancellationToken cancel) => OnConnection(async connection =>
    {
        await using var command = new NpgsqlCommand("SELECT bytes FROM journal.checkpoint", connection);
        return (byte[]?)await command.ExecuteScalarAsync(cancel);
    }, cancel);

    public Task<long> SizeAsync(CancellationToken cancel) => OnConnection(async connection =>
    {
        await using var command = new NpgsqlCommand(
            "SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relnamespace = 'journal'::regnamespace AND relkind = 'r'", connection);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }, cancel);

    private async Task<Page> PageAsync(NpgsqlConnection connection, string sql, int limit, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = limit });
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        var rows = await PostgresRow.ReadAllAsync(command, cancel);
        return new Page(await names.ResolveAsync(connection, rows, cancel), IsLast: rows.Count < limit);
    }

    /// <summary>0 where no silo has written the name.</summary>
    private static async Task<int> NumberAsync<T>(NpgsqlConnection connection, PostgresNameTable<T> table, T name, CancellationToken cancel)
        where T : notnull
    {
        if (table.Number(name) is var number and > 0) return number;
        await table.LookUpAsync(connection, [name], cancel);
        return table.Number(name);
    }

    private async Task<T> OnConnection<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            return await work(connection);
        }
        catch (Exception e) when (PostgresFailure.IsOne(e))
        {
            throw PostgresFailure.Of(e);
        }
    }
}
