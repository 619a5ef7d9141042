using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Tests.Stores;
using B2BBooking.Tests.Shared;

namespace B2BBooking.Journal.Tests.Replication;

public sealed class MemoryReplicaTests : ReplicationCompliance
{
    private readonly MemoryStore _store = new();

    protected override Task<NodeJournal> OpenAsync(JournalOptions options) => JournalFactory.OpenAsync(_store, options);
}

public sealed class SqliteReplicaTests : ReplicationCompliance
{
    private readonly TempFolder _folder = new();

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }

    protected override Task<NodeJournal> OpenAsync(JournalOptions options) => JournalFactory.OpenSqliteAsync(_folder.File("journal.db"), options);
}

[Collection(nameof(PostgresServer))]
public sealed class PostgresReplicaTests(PostgresServer server) : ReplicationCompliance
{
    private string? _database;

    protected override Task<NodeJournal> OpenAsync(JournalOptions options)
    {
        Skip.If(server.Missing is not null, server.Missing);
        return JournalFactory.OpenPostgresAsync(_database ??= server.CreateDatabase(), options);
    }
}
