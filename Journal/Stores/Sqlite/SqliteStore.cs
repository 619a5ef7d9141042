using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>A journal in one SQLite file. Entries are appended at the end of one table; nothing else is touched by a commit but the small
/// index of kinds and, for one entry in 64, a mark (see <see cref="SqliteReader"/>).</summary>
sealed class SqliteStore : IEntryStore
{
    private const int PageEntries = 512;

    /// <summary>Up to 128 MiB SQLite's own quick check is part of the start; beyond, it would keep people waiting.</summary>
    private const long QuickCheckBytes = 128 * 1024 * 1024;

    private readonly string _path;
    private readonly FileLock _lock;
    private readonly SqliteDatabase _database;
    private readonly SqliteNameTables _names;
    private readonly SqliteInserts _inserts;
    private readonly SqliteBesides _besides;
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private long _last;

    private SqliteStore(string path, FileLock fileLock, SqliteDatabase database)
    {
        (_path, _lock, _database) = (path, fileLock, database);
        _names = new SqliteNameTables(database);
        _inserts = new SqliteInserts(database, _names);
        _besides = new SqliteBesides(database, _names);
    }

    public string Kind => "sqlite";

    public Action? CommittedElsewhere { get; set; }

    public static SqliteStore Open(string path)
    {
        path = Path.GetFullPath(path);
        CreateFolder(path);
        var fileLock = new FileLock(path);
        SqliteDatabase? database = null;
        try
        {
            if (!File.Exists(path)) SqliteSchema.CreateFile(path);
            database = SqliteDatabase.Open(path, create: false);
            SqliteSchema.CheckOrMigrate(database);
            SqliteSchema.Configure(database);
            if (new FileInfo(path).Length <= QuickCheckBytes) SqliteSchema.CheckStructure(database, thorough: false);
            return new SqliteStore(path, fileLock, database);
        }
        catch
        {
            database?.Dispose();
            fileLock.Dispose();
            throw;
        }
    }

    /// <summary>Bounds the file, as a full disk would; counted in pages of 4 KiB.</summary>
    internal void LimitPages(int pages) => _database.Execute($"PRAGMA max_page_count = {pages}");

    public bool Commit(long expectedLast, IReadOnlyList<StoredEntry> entries, Besides besides)
    {
        if (expectedLast != _last) throw new InvalidOperationException($"The writer is at position {expectedLast}, its file at {_last}.");
        try
        {
            _database.Execute("BEGIN IMMEDIATE");
            foreach (var entry in entries) _inserts.Add(entry);
            if (!besides.IsEmpty) _besides.Change(besides);
            _database.Execute("COMMIT");
        }
        catch
        {
            _database.RollBack();
            _inserts.Drop();
            _names.Drop();
            throw;
        }

        _names.Keep();
        _inserts.Keep();
        _last = entries[^1].Position;
        return true;
    }

    public IReadOnlyList<StoredEntry> ReadNext(long after, int limit)
    {
        var entries = new List<StoredEntry>();
        using var statement = _database.Prepare($"SELECT {SqliteRow.Columns} FROM entries WHERE position > ? ORDER BY position LIMIT ?");
        statement.Bind(1, after);
        statement.Bind(2, limit);
        while (statement.Step())
        {
            var row = SqliteRow.Read(statement, _names, _path);
            if (row.Entry.Position > _last) Note(row);
            entries.Add(row.Entry);
        }

        return entries;
    }

    public Checkpoint? ReadCheckpoint()
    {
        using var statement = _database.Prepare("SELECT bytes FROM checkpoint");
        if (!statement.Step() || Checkpoint.FromBytes(statement.Blob(0)) is not { } checkpoint) return null;
        foreach (var (chain, head) in checkpoint.Heads)
        {
            if (_names.Chains.Find(chain) is not { } known) return null;
            known.Last = head.Position;
        }

        foreach (var (stream, position) in checkpoint.Streams)
        {
            if (_names.Streams.Find(stream) is not { } known) return null;
            known.Last = position;
        }

        _last = checkpoint.Position;
        return checkpoint;
    }

    public void KeepCheckpoint(Checkpoint checkpoint)
    {
        using var statement = _database.Prepare("INSERT INTO checkpoint VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes");
        statement.Bind(1, checkpoint.ToBytes());
        statement.Run();
    }

    public IReadOnlyList<StoredHead> ReadSignedHeads() => _besides.ReadHeads();

    public IReadOnlyList<KeyValuePair<string, byte[]>> ReadShelf(Shelf shelf) => _besides.Read(shelf);

    public void KeepBesides(Besides besides) => KeepLazily(() => _besides.Change(besides));

    public ValueTask CheckStructureAsync(CancellationToken cancel) => new(Task.Run(() =>
    {
        using var database = SqliteDatabase.Open(_path, create: false);
        SqliteSchema.CheckStructure(database, thorough: true);
    }, cancel));

    public void KeepSnapshots(IReadOnlyCollection<KeyValuePair<StreamName, byte[]>> snapshots) => KeepLazily(() =>
    {
        using var statement = _database.Prepare("INSERT INTO snapshots VALUES (?, ?) ON CONFLICT (stream) DO UPDATE SET bytes = excluded.bytes");
        foreach (var (stream, bytes) in snapshots)
        {
            if (_names.Streams.Find(stream) is not { } known) continue;
            statement.Bind(1, known.Id);
            statement.Bind(2, bytes);
            statement.Run();
        }
    });

    /// <summary>The file and what is not yet moved into it from its write-ahead log.</summary>
    public ValueTask<long> SizeAsync(CancellationToken cancel) =>
        new(new[] { _path, _path + "-wal" }.Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length));

    public ValueTask<Page> ReadStreamAsync(StreamName stream, long after, CancellationToken cancel) =>
        new(Read(r => r.Stream(stream, after)));

    public ValueTask<Page> ReadAllAsync(long after, ImmutableArray<string> kinds, CancellationToken cancel) =>
        new(Read(r => kinds.IsEmpty ? r.All(after, PageEntries) : r.All(after, kinds, PageEntries)));

    public ValueTask<Page> ReadChainAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel) =>
        new(Read(r => r.Chain(chain, afterSeq, limit)));

    public ValueTask<IReadOnlyList<StoredHead>> ReadSignedHeadsAsync(ChainName chain, CancellationToken cancel) => new(Read(r => r.SignedHeads(chain)));

    public ValueTask<byte[]?> ReadAsideAsync(Shelf shelf, string key, CancellationToken cancel) => new(Read(r => r.Aside(shelf, key)));

    public ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancel) => new(Read(r => r.Checkpoint()));

    public ValueTask<byte[]?> ReadSnapshotAsync(StreamName stream, CancellationToken cancel) => new(Read(r => r.Snapshot(stream)));

    public ValueTask DisposeAsync()
    {
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _inserts.Dispose();
        _besides.Dispose();
        _database.Dispose();
        _lock.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException($"The folder of {path} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>At start: takes notice of the rows after the checkpoint, in their order.</summary>
    private void Note(in SqliteRow row)
    {
        var stream = _names.Streams.Find(row.Entry.Address.StreamName)!;
        var chain = _names.Chains.Find(row.Entry.Address.Chain)!;
        (stream.Last, chain.Last, _last) = (row.Entry.Position, row.Entry.Position, row.Entry.Position);
    }

    /// <summary>A transaction that is not worth a wait for the disk: what a power cut takes of it is made again.</summary>
    private void KeepLazily(Action write)
    {
        try
        {
            _database.Execute("PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE");
            write();
            _database.Execute("COMMIT");
        }
        catch
        {
            _database.RollBack();
            throw;
        }
        finally
        {
            _database.Execute("PRAGMA synchronous = FULL");
        }
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        if (!_readers.TryTake(out var reader)) reader = new SqliteReader(_path, _names);
        try
        {
            var result = read(reader);
            _readers.Add(reader);
            return result;
        }
        catch
        {
            // A statement may be half-way: a fresh reader costs little.
            reader.Dispose();
            throw;
        }
    }
}
