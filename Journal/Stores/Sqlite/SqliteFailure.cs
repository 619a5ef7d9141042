using B2BBooking.Journal.Entries;
using static SQLitePCL.raw;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>SQLite's result codes as the journal's exceptions, with what to do.</summary>
static class SqliteFailure
{
    public static JournalException Of(int result, string message, string path) => (result & 0xFF) switch
    {
        SQLITE_CORRUPT => Damaged(path, $"SQLite finds it corrupt ({message})."),
        SQLITE_NOTADB => Damaged(path, "It is not a SQLite database."),
        SQLITE_FULL => new JournalUnavailableException($"The disk or the size limit of {path} is full: nothing was recorded. Free some space; writing goes on then."),
        SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => new JournalUnavailableException($"{path} may not be written ({message}): give this process's user write access to the file and its folder."),
        SQLITE_CANTOPEN => new JournalUnavailableException($"{path} cannot be opened ({message}): check that the folder exists and this process's user may write in it."),
        SQLITE_BUSY or SQLITE_LOCKED => new JournalUnavailableException($"{path} is held by another program ({message}): close it."),
        _ => new JournalUnavailableException($"{path} cannot be read or written now (SQLite {result}: {message}): nothing was recorded. Check the disk."),
    };

    public static JournalDamagedException Damaged(string path, string problem) =>
        new($"The journal file {path} is damaged. {problem} {EntryCodec.Advice}");
}
