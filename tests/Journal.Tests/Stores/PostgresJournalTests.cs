using System.Threading.Channels;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Tests.Replication;
using B2BBooking.Tests;
using B2BBooking.Tests.Shared;
using Npgsql;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Stores;

[CollectionDefinition(nameof(PostgresServer))]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>;

[Collection(nameof(PostgresServer))]
public sealed class PostgresJournalTests(PostgresServer server) : JournalCompliance
{
    private string? _database;

    [SkippableFact]
    public async Task TwoSilosOnOneDatabase_SeeOneAnothersCommits_AndNeverShareAPosition()
    {
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        var here = (await first.AppendAsync([Append(Cart(1), 0, 1)]))[0];

        await Assert.ThrowsAsync<StreamMovedException>(async () => await second.AppendAsync([Append(Cart(1), 0, 2)]));
        var there = (await second.AppendAsync([Append(Cart(1), here.Position, 2)]))[0];
        Assert.Equal(here.Position + 1, there.Position);
        Assert.Equal(1, second.VectorOf(Cart(1).Scope)[first.Origin]);
        Assert.Equal([1, 2], (await first.ReadStreamAsync(Cart(1)).ToList()).Select(r => r.Entry.Payload.Span[0]));
    }

    [SkippableFact]
    public async Task TwoSilosOnOneDatabase_SubscriptionsHearBoth_InOrderOfPosition()
    {
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        var channel = Channel.CreateUnbounded<long>();
        using var subscription = first.Subscribe(entries => entries.ToList().ForEach(r => channel.Writer.TryWrite(r.Position)));

        await Task.WhenAll(WriteAsync(first, 0), WriteAsync(second, 100));

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var positions = new List<long>();
        while (positions.Count < 80) positions.Add(await channel.Reader.ReadAsync(limit.Token));
        Assert.Equal(Enumerable.Range(1, 80).Select(n => subscription.From + n), positions);

        async Task WriteAsync(NodeJournal journal, int cart)
        {
            for (var n = 0; n < 40; n++) await journal.AppendAsync([Append(Cart(cart + n), 0, (byte)n)]);
        }
    }

    [SkippableFact]
    public async Task ServerCrash_FailsAppendsByName_AndKeepsWhatWasAcknowledged()
    {
        await using var journal = await OpenAsync();
        var before = (await journal.AppendAsync([Append(Cart(1), 0, 1)]))[0];
        server.Crash();

        var position = before.Position;
        for (var attempt = 0; position == before.Position; attempt++)
        {
            Assert.True(attempt < 5, "The journal did not find its server again.");
            try
            {
                position = (await journal.AppendAsync([Append(Cart(1), before.Position, 2)]))[0].Position;
            }
            catch (JournalUnavailableException)
            {
                // The broken connection is found out by using it; the next append makes a new one.
            }
        }

        Assert.Equal([1, 2], (await journal.ReadStreamAsync(Cart(1)).ToList()).Select(r => r.Entry.Payload.Span[0]));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ConnectionBroken_DuringACommit_AnswersWhatTheServerDid(bool afterTheAnswer)
    {
        Skip.If(server.Missing is not null, server.Missing);
        var direct = new NpgsqlConnectionStringBuilder(_database ??= server.CreateDatabase());
        await using var proxy = new PostgresProxy(direct.Port);
        var broken = new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = proxy.Port, SslMode = SslMode.Disable };
        await using var journal = await JournalFactory.OpenPostgresAsync(broken.ConnectionString);
        var first = (await journal.AppendAsync([Append(Cart(1), 0, 1)]))[0];
        var mark = Guid.NewGuid().ToByteArray();
        proxy.BreakAt(mark, afterTheAnswer);
        var append = journal.AppendAsync([Append(Cart(1), first.Position, mark)]).AsTask();
        var known = first.Position;
        if (afterTheAnswer) known = (await append)[0].Position;
        else await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
        Assert.True(proxy.HasBroken);

        await journal.AppendAsync([Append(Cart(1), known, 3)]);
        Assert.Equal(afterTheAnswer ? [1L, 2, 3] : [1L, 2], (await journal.ReadStreamAsync(Cart(1)).ToList()).Select(r => r.Entry.Seq));
    }

    [SkippableFact]
    public async Task Layout1_Opened_IsBroughtUpToDateInPlace()
    {
        using var organizer = new Organizer();
        var options = new JournalOptions { Identity = organizer.Central() };
        SignedHead head;
        await using (var journal = await OpenAsync(options))
        {
            await journal.AppendAsync([Several(Cart(1), 0, 5)]);
            head = (await journal.LoadRunAsync(Cart(1).Scope, journal.Origin, 0, Exchanging.MostBytes))!.Head;
        }

        await ExecuteAsync("""
            ALTER TABLE journal.signed_heads RENAME TO was;
            ALTER INDEX journal.signed_heads_pkey RENAME TO was_pkey;
            CREATE TABLE journal.signed_heads (chain integer PRIMARY KEY, bytes bytea NOT NULL);
            INSERT INTO journal.signed_heads SELECT chain, bytes FROM journal.was;
            DROP TABLE journal.was; DROP TABLE journal.aside;
            UPDATE journal.layout SET version = 1;
            """);
        for (var start = 0; start < 2; start++)
        {
            await using var again = await OpenAsync(options);
            var run = (await again.LoadRunAsync(head.Scope, head.Name.Origin, 0, Exchanging.MostBytes))!;
            Assert.Equal(Convert.ToHexString(head.ToBytes()), Convert.ToHexString(run.Head.ToBytes()));
        }

        await ExecuteAsync("UPDATE journal.layout SET version = 3");
        Assert.Contains("newer", (await Assert.ThrowsAsync<JournalUnavailableException>(() => OpenAsync(options))).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task TwoSilosOnOneDatabase_HandOnWhatTheOtherTookIn()
    {
        using var organizer = new Organizer();
        var options = new JournalOptions { Identity = organizer.Central() };
        await using var first = await OpenAsync(options);
        await using var second = await OpenAsync(options);
        await using var laptop = JournalFactory.OpenMemory(new JournalOptions { Identity = organizer.Laptop("laptop-1", "spring-2027/group/*") });
        await using var other = JournalFactory.OpenMemory(new JournalOptions { Identity = organizer.Laptop("laptop-2", "spring-2027/group/*") });
        await laptop.AppendAsync([Several(Cart(1), 0, 300)]);
        await laptop.SendAsync(first, Cart(1).Scope);
        await Eventually.True(() => second.VectorOf(Cart(1).Scope)[laptop.Origin] == 300, "The second silo hears of what the first took in.");
        await second.SendAsync(other, Cart(1).Scope);
        Assert.Equal(300, other.VectorOf(Cart(1).Scope)[laptop.Origin]);
    }

    [Fact]
    public async Task Open_WithWrongAddress_SaysWhatToCheck()
    {
        var error = await Assert.ThrowsAsync<JournalUnavailableException>(() =>
            JournalFactory.OpenPostgresAsync("Host=127.0.0.1;Port=1;Username=x;Database=y;Timeout=2"));
        Assert.Contains("connection string", error.Message, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override Task<NodeJournal> OpenAsync(JournalOptions? options = null)
    {
        Skip.If(server.Missing is not null, server.Missing);
        return JournalFactory.OpenPostgresAsync(_database ??= server.CreateDatabase(), options);
    }
}
