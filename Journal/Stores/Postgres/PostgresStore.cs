using System.Collections.Immutable;
using B2BBooking.Journal.Entries;
using Npgsql;

namespace B2BBooking.Journal.Stores.Postgres;

/// <summary>A journal in a PostgreSQL database, which several silos may share: each is an origin of its own, and positions follow the
/// order of commits because commits happen under one advisory lock.</summary>
sealed class PostgresStore : IEntryStore
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresNames _names = new();
    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly PostgresReader _reader;
    private readonly PostgresListener _listener;
    private NpgsqlConnection? _connection;
    private PostgresCommit? _commit;

    private PostgresStore(NpgsqlDataSource source)
    {
        _source = source;
        _reader = new PostgresReader(source, _names);
        Write(connection =>
        {
            PostgresSchema.CreateOrCheck(connection);
            return true;
        });
        _listener = new PostgresListener(source, _self, () => CommittedElsewhere?.Invoke());
    }

    public string Kind => "postgresql";

    public Action? CommittedElsewhere { get; set; }

    public static PostgresStore Open(string connectionString)
    {
        var source = SourceOf(connectionString);
        try
        {
            return new PostgresStore(source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public bool Commit(long expectedLast, IReadOnlyList<StoredEntry> entries, Besides besides)
    {
        try
        {
            return Write(connection =>
            {
                _names.InternAsync(connection, entries).GetAwaiter().GetResult();
                return PreparedCommit(connection).Run(expectedLast, entries, besides, _names);
            });
        }
        catch (JournalUnavailableException e) when (e.InnerException is not PostgresException)
        {
            // The connection broke: the server may have committed all the same, and callers must not be told otherwise.
            return Stands(entries[^1]) ? true : throw new JournalUnavailableException(e.Message, e);
        }
    }

    public IReadOnlyList<StoredEntry> ReadNext(long after, int limit) => Write(connection =>
    {
        using var command = Command(connection, $"SELECT {PostgresRow.Columns} FROM journal.entries WHERE position > $1 ORDER BY position LIMIT $2", after, limit);
        return ReadAsync(command).GetAwaiter().GetResult();

        async Task<List<StoredEntry>> ReadAsync(NpgsqlCommand rows) =>
            await _names.ResolveAsync(connection, await PostgresRow.ReadAllAsync(rows, CancellationToken.None), CancellationToken.None);
    });

    public Checkpoint? ReadCheckpoint() =>
        Blobs("SELECT bytes FROM journal.checkpoint") is [var bytes] ? Checkpoint.FromBytes(bytes) : null;

    public void KeepCheckpoint(Checkpoint checkpoint) => Run(
        "INSERT INTO journal.checkpoint VALUES (1, $1, $2) ON CONFLICT (id) DO UPDATE SET position = excluded.position, bytes = excluded.bytes WHERE journal.checkpoint.position < excluded.position",
        checkpoint.Position, checkpoint.ToBytes());

    public IReadOnlyList<StoredHead> ReadSignedHeads() => Write(connection => PostgresBesides.ReadHeadsAsync(connection, _names).GetAwaiter().GetResult());

    public IReadOnlyList<KeyValuePair<string, byte[]>> ReadShelf(Shelf shelf) => Write(connection =>
    {
        using var command = Command(connection, "SELECT key, bytes FROM journal.aside WHERE shelf = $1 ORDER BY key", (int)shelf);
        using var rows = command.ExecuteReader();
        var items = new List<KeyValuePair<string, byte[]>>();
        while (rows.Read()) items.Add(new(rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
        return items;
    });

    public void KeepBesides(Besides besides) => Write(connection =>
    {
        using var batch = new NpgsqlBatch(connection);
        PostgresBesides.AddTo(batch, besides, _names, expectedLast: null);
        return batch.BatchCommands.Count == 0 ? 0 : batch.ExecuteNonQuery();
    });

    /// <summary>PostgreSQL checks its pages itself where the cluster has checksums; there is nothing to add to reading all entries.</summary>
    public ValueTask CheckStructureAsync(CancellationToken cancel) => ValueTask.CompletedTask;

    public void KeepSnapshots(IReadOnlyCollection<KeyValuePair<StreamName, byte[]>> snapshots)
    {
        var known = snapshots.Where(s => _names.Streams.Number(s.Key) > 0).ToList();
        Run("INSERT INTO journal.snapshots SELECT * FROM unnest($1, $2) ON CONFLICT (stream) DO UPDATE SET bytes = excluded.bytes",
            known.Select(s => _names.Streams.Number(s.Key)).ToArray(), known.Select(s => s.Value).ToArray());
    }

    public ValueTask<long> SizeAsync(CancellationToken cancel) => new(_reader.SizeAsync(cancel));

    public ValueTask<Page> ReadStreamAsync(StreamName stream, long after, CancellationToken cancel) =>
        new(_reader.StreamAsync(stream, after, cancel));

    public ValueTask<Page> ReadAllAsync(long after, ImmutableArray<string> kinds, CancellationToken cancel) =>
        new(kinds.IsEmpty ? _reader.AllAsync(after, cancel) : _reader.AllAsync(after, kinds, cancel));

    public ValueTask<Page> ReadChainAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel) =>
        new(_reader.ChainAsync(chain, afterSeq, limit, cancel));

    public ValueTask<IReadOnlyList<StoredHead>> ReadSignedHeadsAsync(ChainName chain, CancellationToken cancel) => new(_reader.SignedHeadsAsync(chain, cancel));

    public ValueTask<byte[]?> ReadAsideAsync(Shelf shelf, string key, CancellationToken cancel) => new(_reader.AsideAsync(shelf, key, cancel));

    public async ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancel) =>
        await _reader.CheckpointAsync(cancel) is { } bytes ? Checkpoint.FromBytes(bytes) : null;

    public ValueTask<byte[]?> ReadSnapshotAsync(StreamName stream, CancellationToken cancel) => new(_reader.SnapshotAsync(stream, cancel));

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        Disconnect();
        await _source.DisposeAsync();
    }

    private static NpgsqlDataSource SourceOf(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 };
            return NpgsqlDataSource.Create(settings);
        }
        catch (ArgumentException e)
        {
            throw new JournalUnavailableException($"The connection string of the journal is not one of PostgreSQL's: {e.Message}", e);
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    /// <summary>Asked under the commit lock, so that a commit still under way on the server has ended one way or the other.</summary>
    private bool Stands(in StoredEntry last)
    {
        var (position, content) = (last.Position, last.Content);
        return Write(connection =>
        {
            using var transaction = connection.BeginTransaction();
            using (var wait = Command(connection, $"SELECT pg_advisory_xact_lock({PostgresSchema.CommitLock})")) wait.ExecuteNonQuery();
            using var ask = Command(connection, "SELECT content FROM journal.entries WHERE position = $1", position);
            return ask.ExecuteScalar() is byte[] stored && content.Span.SequenceEqual(stored);
        });
    }

    private PostgresCommit PreparedCommit(NpgsqlConnection connection)
    {
        if (_commit is not null) return _commit;
        var commit = new PostgresCommit(connection, _self);
        commit.Prepare();
        return _commit = commit;
    }

    private void Run(string sql, params object[] values) => Write(connection =>
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    });

    private List<byte[]> Blobs(string sql) => Write(connection =>
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var blobs = new List<byte[]>();
        while (reader.Read()) blobs.Add(reader.GetFieldValue<byte[]>(0));
        return blobs;
    });

    /// <summary>On the writer's own connection, which is made anew after it broke.</summary>
    private T Write<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            return work(_connection ??= _source.OpenConnection());
        }
        catch (Exception e) when (PostgresFailure.IsOne(e))
        {
            if (_connection is not { State: System.Data.ConnectionState.Open }) Disconnect();
            throw PostgresFailure.Of(e);
        }
    }

    private void Disconnect()
    {
        _commit?.Dispose();
        _connection?.Dispose();
        (_commit, _connection) = (null, null);
    }
}
