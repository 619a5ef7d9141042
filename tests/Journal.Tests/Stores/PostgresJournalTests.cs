using System.Threading.Channels;
using B2BBooking.Tests.Shared;
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

    [Fact]
    public async Task Open_WithWrongAddress_SaysWhatToCheck()
    {
        var error = await Assert.ThrowsAsync<JournalUnavailableException>(() =>
            JournalFactory.OpenPostgresAsync("Host=127.0.0.1;Port=1;Username=x;Database=y;Timeout=2"));
        Assert.Contains("connection string", error.Message, StringComparison.Ordinal);
    }

    protected override Task<NodeJournal> OpenAsync(JournalOptions? options = null)
    {
        Skip.If(server.Missing is not null, server.Missing);
        return JournalFactory.OpenPostgresAsync(_database ??= server.CreateDatabase(), options);
    }
}
