using System.CommandLine;
using System.Net;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Configuration;
using B2BBooking.Hosting.Health;
using B2BBooking.Hosting.Starting;
using B2BBooking.Hosting.Tests.Support;
using B2BBooking.Tests;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Hosting.Tests;

public sealed class OperationTests : IDisposable
{
    private static NodeProgram ProgramIn(string folder) => new(
        (configuration, _) => configuration["B2B:DataFolder"] = folder, NodeSettings.ReadCentral, (_, _) => { });

    private readonly string _folder = Directory.CreateTempSubdirectory("b2b-operation-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_OfAWorkingNode_IsHealthyWithoutSignIn(string path)
    {
        await using var node = await TestNode.StartAsync();
        using var client = node.CreateClient();
        Assert.Equal("healthy", (await client.GetJsonAsync(path)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task JournalVerify_NoJournalThere_SaysSoAndMakesNone()
    {
        var missing = Path.Combine(_folder, "backup");
        var verify = JournalCommand.Create(ProgramIn(missing)).Parse("verify");

        var problem = await Assert.ThrowsAsync<ConfigurationException>(() => verify.InvokeAsync(new() { EnableDefaultExceptionHandler = false }));

        Assert.Contains($"There is no journal in {missing}", problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task DataFolder_ThatCannotBeMade_IsNamed()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        var folder = Path.Combine(file, "data");

        var problem = await Assert.ThrowsAsync<ConfigurationException>(
            () => ProgramIn(folder).OpenAsync(new RootCommand().Parse(""), CancellationToken.None));

        Assert.Contains($"B2B:DataFolder (--data) is '{folder}'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_AppendsFail_IsUnhealthyWithTheReasonUntilOneSucceeds()
    {
        await using var node = await TestNode.StartAsync(folder: _folder, settings: ("Journal", "sqlite"));
        await SmallShow.FillAsync(node);
        using var client = node.CreateClient();
        using var anna = await node.SignedInAsync("anna");
        await OnTheDatabaseAsync("CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        using (var refused = await AddAsync(anna)) Assert.False(refused.IsSuccessStatusCode);
        using (var answer = await client.GetAsync("/health/ready"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            var check = (await ApiJson.ReadAsync(answer)).GetProperty("checks").GetProperty("journal");
            Assert.StartsWith("Nothing could be written since", check.GetProperty("reason").GetString(), StringComparison.Ordinal);
        }

        await OnTheDatabaseAsync("DROP TRIGGER full");
        using (var taken = await AddAsync(anna)) Assert.True(taken.IsSuccessStatusCode);
        Assert.Equal("healthy", (await client.GetJsonAsync("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Stop_WhileMembersEdit_LosesNothingThatWasAcknowledged()
    {
        var acknowledged = 0;
        await using (var node = await TestNode.StartAsync(folder: _folder, settings: ("Journal", "sqlite")))
        {
            await SmallShow.FillAsync(node);
            var first = new TaskCompletionSource();
            using var anna = await node.SignedInAsync("anna");
            var editing = Enumerable.Range(0, 8).Select(_ => EditUntilRefusedAsync(anna, () =>
            {
                if (Interlocked.Increment(ref acknowledged) == 50) first.TrySetResult();
            })).ToList();
            await Eventually.Done(first.Task, "50 edits are acknowledged");
            await node.StopAsync();
            await Eventually.Done(Task.WhenAll(editing), "every editor is refused after the stop");
        }

        await using var again = await TestNode.StartAsync(folder: _folder, settings: ("Journal", "sqlite"));
        var cart = await again.As("anna").GetGrain<ICartGrain>(GrainKeys.Of(SmallShow.Show, SmallShow.Blue)).GetAsync();
        Assert.InRange(Assert.Single(cart.Lines).Quantity, acknowledged, acknowledged + 8);
    }

    [Fact]
    public async Task Telemetry_WithAnEndpoint_ArrivesThereByTheTimeOfTheStop()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using (var node = await TestNode.StartAsync(
            settings: [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]))
        {
            await SmallShow.FillAsync(node);
            using var anna = await node.SignedInAsync("anna");
            await anna.GetJsonAsync("/api/shows");
            await node.StopAsync();
        }

        Assert.True(collector.Has("/v1/metrics", "b2b-booking", "journal.appends", "http.server.request.duration"), "The metrics did not arrive.");
        Assert.True(collector.Has("/v1/traces", "b2b-booking", "/api/shows"), "The traces did not arrive.");
    }

    private async Task OnTheDatabaseAsync(string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(_folder, "journal.db")};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient client) => client.PostAsync(
        "/api/shows/spring/groups/blue/cart/add",
        ApiJson.Of(new { product = new { seller = "acme", code = "P1" }, quantity = 1, priceVersion = 1 }));

    private static async Task EditUntilRefusedAsync(HttpClient client, Action acknowledged)
    {
        while (true)
        {
            try
            {
                using var answer = await AddAsync(client);
                if (answer.StatusCode != HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                return;
            }

            acknowledged();
        }
    }
}
