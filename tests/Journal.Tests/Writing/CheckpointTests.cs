using B2BBooking.Journal.Tests.Stores;
using B2BBooking.Tests;
using Microsoft.Data.Sqlite;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Writing;

public sealed class CheckpointTests : IDisposable
{
    private static readonly JournalOptions Every500 = new() { EntriesPerCheckpoint = 500 };

    private readonly TempFolder _folder = new();

    private string File => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LongRun_LeavesCheckpoints_WhileItGoesOn()
    {
        await using var journal = await JournalFactory.OpenSqliteAsync(File, Every500);
        Assert.Equal(0, Checkpoint());
        await WriteAsync(journal, 0, 2000);
        await Eventually.True(() => Checkpoint() >= 500, "A checkpoint is kept beside the writing.");
        await WriteAsync(journal, 2000, 2000);
        await Eventually.True(() => Checkpoint() > 2000, "The next checkpoint goes on from the one before.");
    }

    [Fact]
    public async Task LongRun_OverDamagedEntries_LeavesNoCheckpointBehindThem()
    {
        var log = new RecordingLog();
        await using var journal = await JournalFactory.OpenSqliteAsync(File, Every500 with { Log = log });
        await WriteAsync(journal, 0, 400);
        Execute("UPDATE entries SET content = zeroblob(200) WHERE position = 300");
        await WriteAsync(journal, 400, 200);
        await Eventually.True(() => log.Messages.Any(m => m.Contains("not as it was written", StringComparison.Ordinal)), "The damage is reported.");
        Assert.Equal(0, Checkpoint());
        // The end of this test must not prove it again.
        Assert.Equal(600, journal.VectorOf(Cart(1).Scope)[journal.Origin]);
    }

    private static async Task WriteAsync(NodeJournal journal, long known, int count)
    {
        for (var n = 0; n < count; n += 100) known = (await journal.AppendAsync([Several(Cart(1), known, 100)]))[^1].Position;
    }

    /// <summary>The position that the kept checkpoint covers; 0: there is none.</summary>
    private long Checkpoint()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM checkpoint";
        return command.ExecuteScalar() is byte[] bytes ? B2BBooking.Journal.Stores.Checkpoint.FromBytes(bytes)!.Position : 0;
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }
}
