using System.Diagnostics;
using B2BBooking.Tests.Shared;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace B2BBooking.Bench;

/// <summary>What the machine's disk and databases give at best: rows of 150 bytes, committed one by one and 200 at a time.</summary>
sealed class RawLimits : IScenario
{
    private const int RowBytes = 150;

    public string Name => "raw";

    public async IAsyncEnumerable<Result> MeasureAsync()
    {
        using var folder = new TemporaryFolder();
        using (var sqlite = OpenSqlite(folder.File("raw.db")))
        {
            yield return new("raw SQLite, a commit a row", "rows/s", await Runs.OfAsync(() => Task.FromResult(Sqlite(sqlite, 200, 1))));
            yield return new("raw SQLite, 200 rows a commit", "rows/s", await Runs.OfAsync(() => Task.FromResult(Sqlite(sqlite, 200, 200))));
        }

        using var server = new PostgresServer();
        if (server.Missing is not null)
            yield break;
        await using var source = NpgsqlDataSource.Create(server.CreateDatabase());
        await using (var create = source.CreateCommand("create table raw(id bigserial primary key, bytes bytea not null)"))
            await create.ExecuteNonQueryAsync();
        yield return new("raw PostgreSQL, a commit a row", "rows/s", await Runs.OfAsync(() => PostgresAsync(source, 200, 1)));
        yield return new("raw PostgreSQL, 200 rows a commit", "rows/s", await Runs.OfAsync(() => PostgresAsync(source, 200, 200)));
    }

    private static SqliteConnection OpenSqlite(string path)
    {
        var db = new SqliteConnection($"Data Source={path};Pooling=False");
        db.Open();
        using var setup = db.CreateCommand();
        setup.CommandText = "pragma journal_mode=wal; pragma synchronous=full; create table raw(id integer primary key, bytes blob not null)";
        setup.ExecuteNonQuery();
        return db;
    }

    private static double Sqlite(SqliteConnection db, int commits, int rows)
    {
        using var insert = db.CreateCommand();
        insert.CommandText = "insert into raw(bytes) values ($b)";
        insert.Parameters.AddWithValue("$b", new byte[RowBytes]);
        var watch = Stopwatch.StartNew();
        for (var c = 0; c < commits; c++)
        {
            using var transaction = db.BeginTransaction();
            insert.Transaction = transaction;
            for (var r = 0; r < rows; r++)
                insert.ExecuteNonQuery();
            transaction.Commit();
        }

        return commits * rows / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> PostgresAsync(NpgsqlDataSource source, int commits, int rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var insert = new NpgsqlCommand("insert into raw(bytes) select unnest($1)", connection);
        insert.Parameters.Add(new() { Value = Enumerable.Repeat(new byte[RowBytes], rows).ToArray() });
        await insert.PrepareAsync();
        var watch = Stopwatch.StartNew();
        for (var c = 0; c < commits; c++)
            await insert.ExecuteNonQueryAsync();
        return commits * rows / watch.Elapsed.TotalSeconds;
    }
}
