using System.Collections.Immutable;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>A reading connection. Chains and streams have no index: a reader starts at a mark after the place that it wants, or at the
/// end, and follows the links back. That reads each entry once, as an index would, and costs the writer nothing.</summary>
sealed class SqliteReader : IDisposable
{
    private const int MarksOfAPage = 8;

    private readonly SqliteDatabase _database;
    private readonly SqliteNameTables _names;
    private readonly SqliteStatement _at;
    private readonly SqliteStatement _after;
    private readonly SqliteStatement _afterOfKind;
    private readonly SqliteStatement _chainMark;
    private readonly SqliteStatement _streamMarks;
    private readonly SqliteStatement _snapshot;
    private readonly SqliteStatement _signedHeads;
    private readonly SqliteStatement _aside;

    public SqliteReader(string path, SqliteNameTables names)
    {
        _database = SqliteDatabase.Open(path, create: false);
        _names = names;
        _database.Execute("PRAGMA query_only = 1; PRAGMA cache_size = -4096;");
        _at = _database.Prepare($"SELECT {SqliteRow.Columns} FROM entries WHERE position = ?");
        _after = _database.Prepare($"SELECT {SqliteRow.Columns} FROM entries WHERE position > ? ORDER BY position LIMIT ?");
        _afterOfKind = _database.Prepare("SELECT position FROM entries INDEXED BY entries_by_kind WHERE kind = ? AND position > ? ORDER BY position LIMIT ?");
        _chainMark = _database.Prepare("SELECT position FROM chain_marks WHERE chain = ? AND seq >= ? ORDER BY seq LIMIT 1");
        _streamMarks = _database.Prepare("SELECT position FROM stream_marks WHERE stream = ? AND position > ? ORDER BY position LIMIT ?");
        _snapshot = _database.Prepare("SELECT bytes FROM snapshots WHERE stream = ?");
        _signedHeads = _database.Prepare("SELECT seq, weight, bytes FROM signed_heads WHERE chain = ? ORDER BY seq");
        _aside = _database.Prepare("SELECT bytes FROM aside WHERE shelf = ? AND key = ?");
    }

    public Page Stream(StreamName name, long after)
    {
        if (_names.Streams.Find(name) is not { } stream || stream.Last <= after) return Page.Empty;
        var last = stream.Last;
        var from = last;
        _streamMarks.Bind(1, stream.Id);
        _streamMarks.Bind(2, after);
        _streamMarks.Bind(3, MarksOfAPage);
        var marks = 0;
        for (; _streamMarks.Step(); marks++) from = Math.Min(last, _streamMarks.Number(0));
        _streamMarks.Reset();
        if (marks < MarksOfAPage) from = last;
        return new Page(WalkStream(name, from, after), IsLast: from == last);
    }

    public Page Chain(ChainName name, long afterSeq, int limit)
    {
        if (_names.Chains.Find(name) is not { Last: > 0 } chain) return Page.Empty;
        _chainMark.Bind(1, chain.Id);
        _chainMark.Bind(2, afterSeq + limit);
        var from = _chainMark.Step() ? Math.Min(chain.Last, _chainMark.Number(0)) : chain.Last;
        _chainMark.Reset();
        var entries = WalkChain(name, from, afterSeq);
        return entries.Count > limit ? new Page(entries[..limit], IsLast: false) : new Page(entries, IsLast: from == chain.Last);
    }

    public Page All(long after, int limit)
    {
        var entries = new List<StoredEntry>(Math.Min(limit, 512));
        _after.Bind(1, after);
        _after.Bind(2, limit);
        while (_after.Step()) entries.Add(SqliteRow.Read(_after, _names, _database.Path).Entry);
        _after.Reset();
        return new Page(entries, IsLast: entries.Count < limit);
    }

    public Page All(long after, ImmutableArray<string> kinds, int limit)
    {
        var positions = kinds.Distinct().SelectMany(k => PositionsOf(k, after, limit)).Order().Take(limit).ToList();
        return new Page(positions.ConvertAll(p => At(p).Entry), IsLast: positions.Count < limit);
    }

    public byte[]? Snapshot(StreamName name)
    {
        if (_names.Streams.Find(name) is not { } stream) return null;
        _snapshot.Bind(1, stream.Id);
        var bytes = _snapshot.Step() ? _snapshot.Blob(0).ToArray() : null;
        _snapshot.Reset();
        return bytes;
    }

    public IReadOnlyList<StoredHead> SignedHeads(ChainName name)
    {
        if (_names.Chains.Find(name) is not { } chain) return [];
        var heads = new List<StoredHead>();
        _signedHeads.Bind(1, chain.Id);
        while (_signedHeads.Step()) heads.Add(new StoredHead(name, _signedHeads.Number(0), _signedHeads.Number(1), _signedHeads.Blob(2).ToArray()));
        _signedHeads.Reset();
        return heads;
    }

    public byte[]? Aside(Shelf shelf, string key)
    {
        _aside.Bind(1, (long)shelf);
        _aside.Bind(2, key);
        var bytes = _aside.Step() ? _aside.Blob(0).ToArray() : null;
        _aside.Reset();
        return bytes;
    }

    public Checkpoint? Checkpoint()
    {
        using var statement = _database.Prepare("SELECT bytes FROM checkpoint");
        return statement.Step() ? Stores.Checkpoint.FromBytes(statement.Blob(0)) : null;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _at, _after, _afterOfKind, _chainMark, _streamMarks, _snapshot, _signedHeads, _aside }) statement.Dispose();
        _database.Dispose();
    }

    private List<StoredEntry> WalkStream(StreamName name, long from, long after)
    {
        var entries = new List<StoredEntry>();
        for (var position = from; position > after;)
        {
            var row = At(position);
            if (row.Entry.Address.StreamName != name) throw Strayed($"stream {name}", position);
            entries.Add(row.Entry);
            position = Back(position, row.PreviousInStream);
        }

        entries.Reverse();
        return entries;
    }

    private List<StoredEntry> WalkChain(ChainName name, long from, long afterSeq)
    {
        var entries = new List<StoredEntry>();
        for (var position = from; position > 0;)
        {
            var row = At(position);
            if (row.Entry.Address.Chain != name) throw Strayed($"origin {name.Origin} in scope {name.Scope}", position);
            if (row.Entry.Address.Seq <= afterSeq) break;
            entries.Add(row.Entry);
            position = Back(position, row.PreviousInChain);
        }

        entries.Reverse();
        return entries;
    }

    private SqliteRow At(long position)
    {
        _at.Bind(1, position);
        if (!_at.Step()) throw SqliteFailure.Damaged(_database.Path, $"The entry at position {position} is missing.");
        var row = SqliteRow.Read(_at, _names, _database.Path);
        _at.Reset();
        // Proven before its links are followed: they are covered by the check.
        EntryCodec.Prove(row.Entry);
        return row;
    }

    private List<long> PositionsOf(string kind, long after, int limit)
    {
        var positions = new List<long>();
        if (_names.Kinds.Find(kind) is not { } interned) return positions;
        _afterOfKind.Bind(1, interned.Id);
        _afterOfKind.Bind(2, after);
        _afterOfKind.Bind(3, limit);
        while (_afterOfKind.Step()) positions.Add(_afterOfKind.Number(0));
        _afterOfKind.Reset();
        return positions;
    }

    private long Back(long position, long previous) => previous >= 0 && previous < position
        ? previous
        : throw SqliteFailure.Damaged(_database.Path, $"The links of the entry at position {position} lead nowhere.");

    private JournalDamagedException Strayed(string what, long position) =>
        SqliteFailure.Damaged(_database.Path, $"A link of {what} leads to position {position}, which holds another.");
}
