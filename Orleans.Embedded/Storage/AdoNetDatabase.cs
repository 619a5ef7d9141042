using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>What differs between the databases that keep states.</summary>
internal sealed record AdoNetDatabase(DbProviderFactory Factory, string BytesType, string OnOpen)
{
    // Acknowledged means durable: WAL with FULL syncs at every commit.
    private static readonly AdoNetDatabase Sqlite =
        new(SqliteFactory.Instance, "BLOB", "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;");

    private static readonly AdoNetDatabase PostgreSql = new(NpgsqlFactory.Instance, "BYTEA", "");

    public static AdoNetDatabase Of(AdoNetGrainStorageOptions options) => options.Invariant switch
    {
        "Microsoft.Data.Sqlite" => Sqlite,
        "Npgsql" => PostgreSql,
        _ => throw new OrleansConfigurationException(
            $"Grain storage with {nameof(options.Invariant)} \"{options.Invariant}\" is not supported: use \"Microsoft.Data.Sqlite\" or \"Npgsql\"."),
    };

    public async Task<DbConnection> OpenAsync(string connectionString)
    {
        var connection = Factory.CreateConnection()!;
        connection.ConnectionString = connectionString;
        await connection.OpenAsync();
        if (OnOpen.Length > 0)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = OnOpen;
            await command.ExecuteNonQueryAsync();
        }

        return connection;
    }
}
