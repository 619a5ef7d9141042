using System.Data.Common;
using System.Globalization;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// Keeps states in a table of a SQLite or PostgreSQL database, one row a state, with a version that is its ETag. The table
/// is made at the start. It is not the table of Orleans's own provider: states do not move between the two.
/// </summary>
internal sealed class AdoNetGrainStorage : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly string _name;
    private readonly AdoNetDatabase _database;
    private readonly string _connectionString;

    public AdoNetGrainStorage(string name, AdoNetGrainStorageOptions options)
    {
        options.Validate(name);
        _name = name;
        _database = AdoNetDatabase.Of(options);
        _connectionString = options.ConnectionString!;
    }

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe($"Grain storage {_name}", ServiceLifecycleStage.RuntimeStorageServices, _ => CreateTable());

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await Run(stateName, grainId, ReadRow);
        if (row is var (bytes, version))
        {
            grainState.State = StateSerializer.Deserialize<T>(bytes);
            SetVersion(grainState, version);
        }
        else
        {
            GrainStates.SetAbsent(grainState);
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var bytes = StateSerializer.Serialize(grainState.State);
        var present = VersionOf(grainState.ETag);
        await Change(stateName, grainId, grainState.ETag, command =>
        {
            Add(command, "state", bytes);
            if (present is { } version)
            {
                Add(command, "version", version);
                command.CommandText =
                    "UPDATE grain_state SET state = @state, version = version + 1 WHERE grain = @grain AND name = @name AND version = @version";
            }
            else
            {
                command.CommandText =
                    "INSERT INTO grain_state (grain, name, state, version) VALUES (@grain, @name, @state, 1) ON CONFLICT DO NOTHING";
            }
        });
        SetVersion(grainState, (present ?? 0) + 1);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (VersionOf(grainState.ETag) is { } version)
        {
            await Change(stateName, grainId, grainState.ETag, command =>
            {
                Add(command, "version", version);
                command.CommandText = "DELETE FROM grain_state WHERE grain = @grain AND name = @name AND version = @version";
            });
        }

        GrainStates.SetAbsent(grainState);
    }

    private static async Task<(byte[] Bytes, long Version)?> ReadRow(DbCommand command)
    {
        command.CommandText = "SELECT state, version FROM grain_state WHERE grain = @grain AND name = @name";
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetFieldValue<byte[]>(0), reader.GetInt64(1)) : null;
    }

    private static void SetVersion<T>(IGrainState<T> state, long version)
    {
        state.ETag = version.ToString(CultureInfo.InvariantCulture);
        state.RecordExists = true;
    }

    private static long? VersionOf(string? eTag) => eTag is null ? null : long.Parse(eTag, CultureInfo.InvariantCulture);

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private async Task Change(string stateName, GrainId grainId, string? eTag, Action<DbCommand> prepare)
    {
        var rows = await Run(stateName, grainId, command =>
        {
            prepare(command);
            return command.ExecuteNonQueryAsync();
        });
        if (rows == 0)
        {
            var stored = await Run(stateName, grainId, ReadRow);
            throw GrainStates.Inconsistent(stateName, grainId, stored?.Version.ToString(CultureInfo.InvariantCulture), eTag);
        }
    }

    /// <summary>Off the grain's scheduler, since SQLite does its work on the calling thread.</summary>
    private Task<TResult> Run<TResult>(string stateName, GrainId grainId, Func<DbCommand, Task<TResult>> work) => Task.Run(async () =>
    {
        await using var connection = await _database.OpenAsync(_connectionString);
        await using var command = connection.CreateCommand();
        Add(command, "grain", grainId.ToString());
        Add(command, "name", stateName);
        return await work(command);
    });

    private async Task CreateTable()
    {
        await using var connection = await _database.OpenAsync(_connectionString);
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"CREATE TABLE IF NOT EXISTS grain_state (grain TEXT NOT NULL, name TEXT NOT NULL, state {_database.BytesType} NOT NULL, "
            + "version BIGINT NOT NULL, PRIMARY KEY (grain, name))";
        await command.ExecuteNonQueryAsync();
    }
}
