using SQLitePCL;
using static SQLitePCL.raw;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>A prepared statement. Parameters are counted from 1, columns from 0, as SQLite does.</summary>
sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    public void Bind(int parameter, long value) => database.Check(sqlite3_bind_int64(handle, parameter, value));

    public void Bind(int parameter, string value) => database.Check(sqlite3_bind_text(handle, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> value) => database.Check(sqlite3_bind_blob(handle, parameter, value));

    /// <summary>True where there is a row.</summary>
    public bool Step()
    {
        var result = sqlite3_step(handle);
        if (result == SQLITE_ROW) return true;
        if (result != SQLITE_DONE) Fail(result);
        return false;
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready for the next run.</summary>
    public void Run()
    {
        Step();
        Reset();
    }

    public void Reset() => sqlite3_reset(handle);

    public long Number(int column) => sqlite3_column_int64(handle, column);

    public string Text(int column) => sqlite3_column_text(handle, column).utf8_to_string();

    /// <summary>Valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> Blob(int column) => sqlite3_column_blob(handle, column);

    public void Dispose() => sqlite3_finalize(handle);

    private void Fail(int result)
    {
        try
        {
            database.Check(result);
        }
        finally
        {
            Reset();
        }
    }
}
