using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>A row of the table of entries, its names still as numbers.</summary>
readonly record struct PostgresRow(long Position, int Chain, long Seq, int Stream, int Kind, byte[] Content)
{
    public const string Columns = "position, chain, seq, stream, kind, content";

    public static PostgresRow Read(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetInt32(3), row.GetInt32(4), row.GetFieldValue<byte[]>(5));

    public static async Task<List<PostgresRow>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var rows = new List<PostgresRow>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) rows.Add(Read(reader));
        return rows;
    }
}
