using System.Collections.Concurrent;
using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>The numbers of names of one sort. The database gives them, because several silos ask for them; what is not known here is
/// looked up when it is needed.</summary>
sealed class PostgresNameTable<T>(string table, string[] columns, Func<T[], object[]> toArrays, Func<NpgsqlDataReader, T> read)
    where T : notnull
{
    private readonly ConcurrentDictionary<T, int> _numbers = [];
    private readonly ConcurrentDictionary<int, T> _names = [];
    private readonly string _columns = string.Join(", ", columns);
    private readonly string _arrays = string.Join(", ", columns.Select((_, i) => $"${i + 1}"));

    /// <summary>0 where it is not known here.</summary>
    public int Number(T name) => _numbers.GetValueOrDefault(name);

    public bool TryName(int number, out T name) => _names.TryGetValue(number, out name!);

    /// <summary>Gives numbers to names that have none.</summary>
    public async Task InternAsync(NpgsqlConnection connection, IEnumerable<T> names)
    {
        var unknown = names.Where(n => !_numbers.ContainsKey(n)).Distinct().ToArray();
        if (unknown.Length == 0) return;
        await using (var insert = Command(connection, $"INSERT INTO journal.{table} ({_columns}) SELECT * FROM unnest({_arrays}) ON CONFLICT DO NOTHING", toArrays(unknown)))
            await insert.ExecuteNonQueryAsync();
        await LookUpAsync(connection, unknown, CancellationToken.None);
    }

    public Task LookUpAsync(NpgsqlConnection connection, T[] names, CancellationToken cancel) => TakeAsync(
        Command(connection, $"SELECT id, {_columns} FROM journal.{table} WHERE ({_columns}) IN (SELECT * FROM unnest({_arrays}))", toArrays(names)), cancel);

    public Task LookUpAsync(NpgsqlConnection connection, IEnumerable<int> numbers, CancellationToken cancel)
    {
        var unknown = numbers.Where(n => !_names.ContainsKey(n)).Distinct().ToArray();
        return unknown.Length == 0
            ? Task.CompletedTask
            : TakeAsync(Command(connection, $"SELECT id, {_columns} FROM journal.{table} WHERE id = ANY($1)", [unknown]), cancel);
    }

    private async Task TakeAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using (command)
        {
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                var (number, name) = (rows.GetInt32(0), read(rows));
                _names[number] = name;
                _numbers[name] = number;
            }
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] arrays)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var array in arrays) command.Parameters.Add(new() { Value = array });
        return command;
    }
}
