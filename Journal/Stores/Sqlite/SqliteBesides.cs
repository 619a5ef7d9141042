using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>The writer's statements for signed heads and shelves, used inside a transaction of the store.</summary>
sealed class SqliteBesides(SqliteDatabase database, SqliteNameTables names) : IDisposable
{
    private readonly SqliteStatement _keepHead = database.Prepare(
        "INSERT INTO signed_heads VALUES (?, ?, ?, ?) ON CONFLICT (chain, seq) DO UPDATE SET weight = excluded.weight, bytes = excluded.bytes");

    private readonly SqliteStatement _dropHead = database.Prepare("DELETE FROM signed_heads WHERE chain = ? AND seq = ?");

    private readonly SqliteStatement _keep = database.Prepare("INSERT INTO aside VALUES (?, ?, ?) ON CONFLICT (shelf, key) DO UPDATE SET bytes = excluded.bytes");

    private readonly SqliteStatement _drop = database.Prepare("DELETE FROM aside WHERE shelf = ? AND key = ?");

    public void Change(Besides besides)
    {
        foreach (var head in besides.Heads) Keep(head);
        foreach (var head in besides.DroppedHeads) Drop(head);
        foreach (var change in besides.Aside) Change(change);
    }

    public List<StoredHead> ReadHeads()
    {
        var heads = new List<StoredHead>();
        using var statement = database.Prepare("SELECT chain, seq, weight, bytes FROM signed_heads ORDER BY chain, seq");
        while (statement.Step())
        {
            var chain = names.Chains.Find(statement.Number(0))
                ?? throw SqliteFailure.Damaged(database.Path, $"A signed head is of chain {statement.Number(0)}, which is not there.");
            heads.Add(new StoredHead(chain.Name, statement.Number(1), statement.Number(2), statement.Blob(3).ToArray()));
        }

        return heads;
    }

    public List<KeyValuePair<string, byte[]>> Read(Shelf shelf)
    {
        var items = new List<KeyValuePair<string, byte[]>>();
        using var statement = database.Prepare("SELECT key, bytes FROM aside WHERE shelf = ? ORDER BY key");
        statement.Bind(1, (long)shelf);
        while (statement.Step()) items.Add(new(statement.Text(0), statement.Blob(1).ToArray()));
        return items;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _keepHead, _dropHead, _keep, _drop }) statement.Dispose();
    }

    private void Keep(in StoredHead head)
    {
        if (names.Chains.Find(head.Chain) is not { } chain) return;
        _keepHead.Bind(1, chain.Id);
        _keepHead.Bind(2, head.Seq);
        _keepHead.Bind(3, head.Weight);
        _keepHead.Bind(4, head.Bytes);
        _keepHead.Run();
    }

    private void Drop(in StoredHead head)
    {
        if (names.Chains.Find(head.Chain) is not { } chain) return;
        _dropHead.Bind(1, chain.Id);
        _dropHead.Bind(2, head.Seq);
        _dropHead.Run();
    }

    private void Change(in AsideChange change)
    {
        var statement = change.Bytes is null ? _drop : _keep;
        statement.Bind(1, (long)change.Shelf);
        statement.Bind(2, change.Key);
        if (change.Bytes is not null) statement.Bind(3, change.Bytes);
        statement.Run();
    }
}
