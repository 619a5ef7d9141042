using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>The writer's prepared inserts, and the links that they give the rows.</summary>
sealed class SqliteInserts(SqliteDatabase database, SqliteNameTables names) : IDisposable
{
    private readonly SqliteStatement _entry = database.Prepare($"INSERT INTO entries ({SqliteRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    private readonly SqliteStatement _chainMark = database.Prepare("INSERT INTO chain_marks VALUES (?, ?, ?)");
    private readonly SqliteStatement _streamMark = database.Prepare("INSERT INTO stream_marks VALUES (?, ?)");
    private readonly List<Interned<ChainName>> _chains = [];
    private readonly List<Interned<StreamName>> _streams = [];
    private byte[] _content = new byte[512];

    public void Add(in StoredEntry entry)
    {
        var chain = names.Chains.Intern(entry.Address.Chain);
        var stream = names.Streams.Intern(entry.Address.StreamName);
        var chainBack = Link(chain, _chains, entry.Position);
        var streamBack = Link(stream, _streams, entry.Position);
        _entry.Bind(1, entry.Position);
        _entry.Bind(2, chain.Id);
        _entry.Bind(3, entry.Address.Seq);
        _entry.Bind(4, stream.Id);
        _entry.Bind(5, names.Kinds.Intern(entry.Address.Kind).Id);
        _entry.Bind(6, chainBack);
        _entry.Bind(7, streamBack);
        _entry.Bind(8, Cover(entry, chainBack, streamBack));
        _entry.Run();
        if (SqliteRow.IsMark(entry.Position)) Mark(entry, chain.Id, stream.Id);
    }

    /// <summary>The commit is durable: readers may start from its rows.</summary>
    public void Keep()
    {
        Keep(_chains);
        Keep(_streams);
    }

    public void Drop()
    {
        foreach (var chain in _chains) chain.Staged = 0;
        foreach (var stream in _streams) stream.Staged = 0;
        _chains.Clear();
        _streams.Clear();
    }

    public void Dispose()
    {
        _entry.Dispose();
        _chainMark.Dispose();
        _streamMark.Dispose();
    }

    /// <summary>How far back the previous entry of the same chain or stream stands; 0: this is the first.</summary>
    private static long Link<T>(Interned<T> name, List<Interned<T>> staged, long position)
    {
        var previous = name.Staged == 0 ? name.Last : name.Staged;
        if (name.Staged == 0) staged.Add(name);
        name.Staged = position;
        return previous == 0 ? 0 : position - previous;
    }

    private static void Keep<T>(List<Interned<T>> staged)
    {
        foreach (var name in staged) (name.Last, name.Staged) = (name.Staged, 0);
        staged.Clear();
    }

    private ReadOnlySpan<byte> Cover(in StoredEntry entry, long chainBack, long streamBack)
    {
        var length = entry.Content.Length;
        if (_content.Length < length) _content = new byte[length];
        entry.Content.Span.CopyTo(_content);
        SqliteRow.CoverLinks(_content.AsSpan(0, length), entry.Position, chainBack, streamBack);
        return _content.AsSpan(0, length);
    }

    private void Mark(in StoredEntry entry, int chain, int stream)
    {
        _chainMark.Bind(1, chain);
        _chainMark.Bind(2, entry.Address.Seq);
        _chainMark.Bind(3, entry.Position);
        _chainMark.Run();
        _streamMark.Bind(1, stream);
        _streamMark.Bind(2, entry.Position);
        _streamMark.Run();
    }
}
