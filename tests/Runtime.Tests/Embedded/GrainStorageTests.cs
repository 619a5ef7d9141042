using B2BBooking.Tests;
using B2BBooking.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace B2BBooking.Runtime.Tests.Embedded;

/// <summary>What every grain storage promises; each database runs the same.</summary>
public abstract class GrainStorageTests : IAsyncLifetime
{
    private Cluster? _cluster;

    private GrainId Grain { get; } = GrainId.Create("cart", $"show/Größe \"{Guid.NewGuid()}\"");

    private IGrainStorage Storage => _cluster!.SiloServices.GetRequiredKeyedService<IGrainStorage>("tested");

    public async Task InitializeAsync()
    {
        if (await ConfigureStorage() is { } configure)
        {
            _cluster = await Cluster.Start(configure);
        }
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await Clean();
    }

    [SkippableFact]
    public async Task State_Written_IsReadAgain()
    {
        SkipIfMissing();
        await Storage.WriteStateAsync("note", Grain, new GrainState<Note>(new Note { Text = "ça va" }));

        var read = await Read("note");

        Assert.Equal("ça va", read.State.Text);
        Assert.True(read.RecordExists);
        Assert.NotNull(read.ETag);
    }

    [SkippableFact]
    public async Task State_NeverWritten_IsNew()
    {
        SkipIfMissing();

        var read = await Read("note");

        Assert.Equal("", read.State.Text);
        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
    }

    [SkippableFact]
    public async Task States_OfOtherNames_AreApart()
    {
        SkipIfMissing();
        await Storage.WriteStateAsync("one", Grain, new GrainState<Note>(new Note { Text = "one" }));

        Assert.False((await Read("other")).RecordExists);
    }

    [SkippableFact]
    public async Task Write_AfterAnothers_Fails()
    {
        SkipIfMissing();
        var mine = new GrainState<Note>(new Note { Text = "1" });
        await Storage.WriteStateAsync("note", Grain, mine);
        var theirs = await Read("note");
        await Storage.WriteStateAsync("note", Grain, theirs);

        var failure = await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Grain, mine));

        Assert.Equal(theirs.ETag, failure.StoredEtag);
        Assert.Equal(mine.ETag, failure.CurrentEtag);
    }

    [SkippableFact]
    public async Task Write_OfANewStateThatExists_Fails()
    {
        SkipIfMissing();
        await Storage.WriteStateAsync("note", Grain, new GrainState<Note>(new Note()));

        await Assert.ThrowsAsync<InconsistentStateException>(
            () => Storage.WriteStateAsync("note", Grain, new GrainState<Note>(new Note())));
    }

    [SkippableFact]
    public async Task Writes_OfManyAtOnce_OneWinsEachRound()
    {
        SkipIfMissing();
        for (var round = 0; round < 5; round++)
        {
            var writers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Read("note")));

            var won = await Task.WhenAll(writers.Select(TryWrite));

            Assert.Single(won, w => w);
        }
    }

    [SkippableFact]
    public async Task State_Cleared_IsGoneAndMayBeWrittenAgain()
    {
        SkipIfMissing();
        var state = new GrainState<Note>(new Note { Text = "old" });
        await Storage.WriteStateAsync("note", Grain, state);
        await Storage.ClearStateAsync("note", Grain, state);
        Assert.False((await Read("note")).RecordExists);

        state.State = new Note { Text = "new" };
        await Storage.WriteStateAsync("note", Grain, state);

        Assert.Equal("new", (await Read("note")).State.Text);
    }

    private protected abstract Task<Action<ISiloBuilder>?> ConfigureStorage();

    private protected virtual string? Missing => null;

    private protected virtual Task Clean() => Task.CompletedTask;

    private void SkipIfMissing() => Skip.If(Missing is not null, Missing);

    private async Task<GrainState<Note>> Read(string name)
    {
        var state = new GrainState<Note>();
        await Storage.ReadStateAsync(name, Grain, state);
        return state;
    }

    private async Task<bool> TryWrite(GrainState<Note> state)
    {
        try
        {
            await Storage.WriteStateAsync("note", Grain, state);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}

public sealed class MemoryGrainStorageTests : GrainStorageTests
{
    private protected override Task<Action<ISiloBuilder>?> ConfigureStorage() =>
        Task.FromResult<Action<ISiloBuilder>?>(silo => silo.AddMemoryGrainStorage("tested"));
}

public sealed class SqliteGrainStorageTests : GrainStorageTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("b2b-grains-");

    private protected override Task<Action<ISiloBuilder>?> ConfigureStorage() =>
        Task.FromResult<Action<ISiloBuilder>?>(silo => silo.AddAdoNetGrainStorage("tested", options =>
        {
            options.Invariant = "Microsoft.Data.Sqlite";
            options.ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "grains.db")};Pooling=False";
        }));

    private protected override Task Clean()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

public sealed class PostgreSqlGrainStorageTests(PostgresServer server) : GrainStorageTests, IClassFixture<PostgresServer>
{
    private protected override string? Missing => server.Missing;

    private protected override Task<Action<ISiloBuilder>?> ConfigureStorage() =>
        Task.FromResult<Action<ISiloBuilder>?>(Missing is not null ? null : silo => silo.AddAdoNetGrainStorage("tested", options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = server.CreateDatabase();
        }));
}
