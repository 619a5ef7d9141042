using System.Collections.Concurrent;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>A name that rows refer to by number, and the last position at which it occurs.</summary>
sealed class Interned<T>(T name, int id)
{
    private long _last;

    public T Name => name;

    public int Id => id;

    /// <summary>Read by readers while the writer moves it, after its commit.</summary>
    public long Last
    {
        get => Volatile.Read(ref _last);
        set => Volatile.Write(ref _last, value);
    }

    /// <summary>Writer: as it will be after the running commit; 0 outside of one.</summary>
    public long Staged { get; set; }
}

/// <summary>The names of one kind, both ways. Changed by the writer alone, and read by all.</summary>
sealed class SqliteNames<T>(Action<int, T> insert)
    where T : notnull
{
    private readonly ConcurrentDictionary<T, Interned<T>> _byName = new(1, 1024);
    private readonly List<Interned<T>> _new = [];
    private Interned<T>?[] _byId = new Interned<T>?[1024];
    private int _last;

    public Interned<T>? Find(T name) => _byName.GetValueOrDefault(name);

    public Interned<T>? Find(long id)
    {
        var all = Volatile.Read(ref _byId);
        return (ulong)id < (ulong)all.Length ? Volatile.Read(ref all[id]) : null;
    }

    public Interned<T> Add(int id, T name)
    {
        if (id >= _byId.Length)
        {
            var larger = new Interned<T>?[Math.Max(id + 1, _byId.Length * 2)];
            _byId.CopyTo(larger, 0);
            Volatile.Write(ref _byId, larger);
        }

        var added = new Interned<T>(name, id);
        _last = Math.Max(_last, id);
        Volatile.Write(ref _byId[id], added);
        return _byName[name] = added;
    }

    /// <summary>Writer, inside a transaction: the name's number, given now where it has none.</summary>
    public Interned<T> Intern(T name)
    {
        if (_byName.TryGetValue(name, out var known)) return known;
        insert(_last + 1, name);
        var added = Add(_last + 1, name);
        _new.Add(added);
        return added;
    }

    public void Keep() => _new.Clear();

    public void Drop()
    {
        foreach (var name in _new)
        {
            _byName.TryRemove(name.Name, out _);
            Volatile.Write(ref _byId[name.Id], null);
            _last = Math.Min(_last, name.Id - 1);
        }

        _new.Clear();
    }
}

/// <summary>The three tables of names of a journal file.</summary>
sealed class SqliteNameTables
{
    private readonly SqliteDatabase _writer;

    public SqliteNameTables(SqliteDatabase writer)
    {
        _writer = writer;
        Streams = new((id, name) => Insert("INSERT INTO streams VALUES (?, ?, ?)", id, name.Scope.Value, s => s.Bind(3, name.Stream)));
        Chains = new((id, name) => Insert("INSERT INTO chains VALUES (?, ?, ?)", id, name.Scope.Value, s => s.Bind(3, name.Origin.Value.ToByteArray(bigEndian: true))));
        Kinds = new((id, name) => Insert("INSERT INTO kinds VALUES (?, ?)", id, name, _ => { }));
        Load("SELECT id, scope, stream FROM streams", r => Streams.Add(Id(r), new StreamName(new Scope(r.Text(1)), r.Text(2))));
        Load("SELECT id, scope, origin FROM chains", r => Chains.Add(Id(r), new ChainName(new Scope(r.Text(1)), Origin(r))));
        Load("SELECT id, kind FROM kinds", r => Kinds.Add(Id(r), r.Text(1)));
    }

    public SqliteNames<StreamName> Streams { get; }

    public SqliteNames<ChainName> Chains { get; }

    public SqliteNames<string> Kinds { get; }

    public void Keep()
    {
        Streams.Keep();
        Chains.Keep();
        Kinds.Keep();
    }

    public void Drop()
    {
        Streams.Drop();
        Chains.Drop();
        Kinds.Drop();
    }

    private int Id(SqliteStatement row) => row.Number(0) is > 0 and < int.MaxValue and var id
        ? (int)id
        : throw SqliteFailure.Damaged(_writer.Path, $"A name has the number {row.Number(0)}.");

    private OriginId Origin(SqliteStatement row) => row.Blob(2) is { Length: 16 } bytes
        ? new OriginId(new Guid(bytes, bigEndian: true))
        : throw SqliteFailure.Damaged(_writer.Path, $"The origin of chain {row.Number(0)} is not 16 bytes.");

    private void Insert(string sql, int id, string text, Action<SqliteStatement> third)
    {
        using var statement = _writer.Prepare(sql);
        statement.Bind(1, id);
        statement.Bind(2, text);
        third(statement);
        statement.Run();
    }

    private void Load(string sql, Action<SqliteStatement> row)
    {
        using var statement = _writer.Prepare(sql);
        while (statement.Step()) row(statement);
    }
}
