using SQLitePCL;
using static SQLitePCL.raw;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>One connection to a SQLite file, used by one thread at a time. It talks to SQLite's own interface
/// (SQLitePCLRaw) because the writer's prepared statements are the hot path.</summary>
sealed class SqliteDatabase : IDisposable
{
    private readonly sqlite3 _handle;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle, string path) => (_handle, Path) = (handle, path);

    public string Path { get; }

    public static SqliteDatabase Open(string path, bool create)
    {
        var flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0);
        var result = sqlite3_open_v2(path, out var handle, flags, null);
        var database = new SqliteDatabase(handle, path);
        try
        {
            database.Check(result);
            database.Check(sqlite3_extended_result_codes(handle, 1));
            database.Check(sqlite3_busy_timeout(handle, 10_000));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Execute(string sql) => Check(sqlite3_exec(_handle, sql));

    public SqliteStatement Prepare(string sql)
    {
        Check(sqlite3_prepare_v3(_handle, sql, SQLITE_PREPARE_PERSISTENT, out var statement));
        return new SqliteStatement(this, statement);
    }

    public long ReadNumber(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    public string ReadText(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>Undoes the running transaction; SQLite has often done so itself when a statement fails.</summary>
    public void RollBack()
    {
        if (sqlite3_get_autocommit(_handle) == 0) sqlite3_exec(_handle, "ROLLBACK");
    }

    public void Check(int result)
    {
        if (result is not (SQLITE_OK or SQLITE_ROW or SQLITE_DONE)) throw SqliteFailure.Of(result, sqlite3_errmsg(_handle).utf8_to_string(), Path);
    }

    public void Dispose() => sqlite3_close_v2(_handle);
}
