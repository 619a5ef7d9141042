using Microsoft.Data.Sqlite;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Stores;

public sealed class SqliteDamageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.File("journal.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UPDATE entries SET seq = 9 WHERE position = 3")]
    [InlineData("UPDATE entries SET kind = 2 WHERE position = 3")]
    [InlineData("UPDATE entries SET stream = 2, chain = 2 WHERE position = 3")]
    [InlineData("UPDATE entries SET stream_back = 1 WHERE position = 3")]
    [InlineData("UPDATE entries SET chain_back = 0 WHERE position = 3")]
    [InlineData("UPDATE entries SET content = zeroblob(4) WHERE position = 3")]
    [InlineData("UPDATE entries SET stream = 77 WHERE position = 3")]
    [InlineData("DELETE FROM entries WHERE position = 3")]
    [InlineData("UPDATE streams SET stream = 'wart' WHERE id = 1")]
    [InlineData("UPDATE chains SET origin = zeroblob(16) WHERE id = 1")]
    [InlineData("UPDATE kinds SET kind = 'x' WHERE id = 1")]
    public async Task Start_WithRowsAltered_IsRefusedByName(string sql)
    {
        await WriteAsync(20);
        Execute(sql);
        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => JournalFactory.OpenSqliteAsync(File));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAFileThatIsNoDatabase_SaysSo()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000));
        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => JournalFactory.OpenSqliteAsync(File));
        Assert.Contains("not a SQLite database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnAnotherDatabase_SaysSo()
    {
        Execute("CREATE TABLE other (id INTEGER)");
        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => JournalFactory.OpenSqliteAsync(File));
        Assert.Contains("not a journal", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(8192)]
    public async Task Start_OnATruncatedFile_IsRefused_AndNotTakenForANewJournal(int length)
    {
        await WriteAsync(200);
        using (var file = System.IO.File.OpenWrite(File)) file.SetLength(length);
        await Assert.ThrowsAsync<JournalDamagedException>(() => JournalFactory.OpenSqliteAsync(File));
    }

    [Fact]
    public async Task File_WithAnyByteFlipped_IsRefusedOrReadsAsItWasWritten()
    {
        var written = await WriteAsync(300);
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        var random = new Random(20270318);
        for (var round = 0; round < 150; round++)
        {
            var altered = whole.ToArray();
            altered[random.Next(altered.Length)] ^= (byte)(1 << random.Next(8));
            await System.IO.File.WriteAllBytesAsync(File, altered);
            await AssertRefusedOr(written);
        }
    }

    [Fact]
    public async Task Open_WhileAnotherHasIt_SaysThatANodeIsRunning()
    {
        await using var journal = await JournalFactory.OpenSqliteAsync(File);
        var error = await Assert.ThrowsAsync<JournalUnavailableException>(() => JournalFactory.OpenSqliteAsync(File));
        Assert.Contains("Another node may be running", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterAVerifiedCheckpoint_StillFindsWhatIsMissingAtItsPlace()
    {
        await WriteAsync(50, verify: true);
        Execute("DELETE FROM entries WHERE position > 40");
        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => JournalFactory.OpenSqliteAsync(File));
        Assert.Contains("proven up to position 50", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithADamagedCheckpoint_ReadsEverythingAnew()
    {
        await WriteAsync(50, verify: true);
        Execute("UPDATE checkpoint SET bytes = zeroblob(100)");
        await using var journal = await JournalFactory.OpenSqliteAsync(File);
        Assert.Equal(50, (await journal.ReadAllAsync().ToList()).Count);
    }

    [Fact]
    public async Task Start_FromACheckpoint_GoesOnWithStreamsAndChains()
    {
        var written = await WriteAsync(50, verify: true);
        await using var journal = await JournalFactory.OpenSqliteAsync(File);
        var last = (await journal.ReadStreamAsync(Cart(1)).ToList())[^1].Position;
        await Assert.ThrowsAsync<StreamMovedException>(async () => await journal.AppendAsync([Append(Cart(1), 0, 1)]));
        await journal.AppendAsync([Append(Cart(1), last, 42)]);
        Assert.Equal(written.Count + 1, (await journal.ReadAllAsync().ToList()).Count);
        Assert.Equal(42, (await journal.ReadStreamAsync(Cart(1)).ToList())[^1].Entry.Payload.Span[0]);
        Assert.Equal(51, (await journal.VerifyAsync()).Entries);
    }

    [Fact]
    public async Task Close_AfterManyEntries_LeavesACheckpoint_FromWhichTheNextStartGoesOn()
    {
        await using (var journal = await JournalFactory.OpenSqliteAsync(File))
        {
            long known = 0;
            for (var n = 0; n < 26; n++) known = (await journal.AppendAsync([Several(Cart(1), known, 2000)]))[^1].Position;
        }

        // What lies before the checkpoint is not read at start; a full verification finds it.
        Execute("UPDATE entries SET content = zeroblob(100) WHERE position = 7");
        await using var again = await JournalFactory.OpenSqliteAsync(File);
        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => again.VerifyAsync());
        Assert.Equal(7, error.Seq);
        await Assert.ThrowsAsync<JournalDamagedException>(() => again.ReadStreamAsync(Cart(1)).ToList());
    }

    [Fact]
    public async Task Snapshot_ThatIsDamaged_IsAsNone()
    {
        await using (var journal = await JournalFactory.OpenSqliteAsync(File))
        {
            var position = (await journal.AppendAsync([Append(Cart(1), 0, 1)]))[0].Position;
            journal.KeepSnapshot(Cart(1), new Snapshot(position, 1, new byte[] { 1, 2, 3 }));
        }

        Execute("UPDATE snapshots SET bytes = substr(bytes, 1, length(bytes) - 1) || x'00'");
        await using var again = await JournalFactory.OpenSqliteAsync(File);
        Assert.Null(await again.ReadSnapshotAsync(Cart(1), 1));
    }

    private async Task AssertRefusedOr(List<string> written)
    {
        try
        {
            await using var journal = await JournalFactory.OpenSqliteAsync(File);
            await journal.VerifyAsync();
            Assert.Equal(written, Texts(await journal.ReadAllAsync().ToList()));
            Assert.Equal(written.Count / 2, (await journal.ReadStreamAsync(Cart(1)).ToList()).Count);
        }
        catch (JournalException)
        {
            // Refused by name, which is as good: nothing wrong was served.
        }
    }

    private async Task<List<string>> WriteAsync(int entries, bool verify = false)
    {
        await using var journal = await JournalFactory.OpenSqliteAsync(File);
        long one = 0, two = 0;
        for (var n = 0; n < entries / 2; n++)
        {
            var recorded = await journal.AppendAsync([Append(Cart(1), one, (byte)n), Append(Cart(2), two, "other.kind", [(byte)n])]);
            (one, two) = (recorded[0].Position, recorded[1].Position);
        }

        if (verify) await journal.VerifyAsync();
        return Texts(await journal.ReadAllAsync().ToList());
    }

    private static List<string> Texts(List<Recorded> entries) => entries.ConvertAll(r => $"{r.Position} {Entries.EntrySamples.Hex(r.Entry)}");

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
