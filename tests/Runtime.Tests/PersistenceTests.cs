using B2BBooking.Tests;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace B2BBooking.Runtime.Tests;

[GenerateSerializer]
[Alias("runtime-tests.note")]
internal sealed class Note
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public int Edits { get; set; }
}

internal interface INoteGrain : IGrainWithStringKey
{
    Task<string> Text();

    Task<bool> Exists();

    Task Write(string text);

    Task ChangeUnwritten(string text);

    Task Reread();

    Task Clear();

    Task<string> Activation();

    Task End();
}

internal sealed class NoteGrain(
    [PersistentState("note", "memory")] IPersistentState<Note> note,
    [PersistentState("other", "memory")] IPersistentState<Note> other,
    Probe probe) : Grain, INoteGrain
{
    private readonly string _activation = Guid.NewGuid().ToString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Record($"{this.GetPrimaryKeyString()} activated with \"{note.State.Text}\"");
        return Task.CompletedTask;
    }

    public Task<string> Text() => Task.FromResult(note.State.Text);

    public Task<bool> Exists() => Task.FromResult(note.RecordExists);

    public async Task Write(string text)
    {
        note.State.Text = text;
        note.State.Edits++;
        other.State.Text = $"beside {text}";
        await note.WriteStateAsync();
        await other.WriteStateAsync();
    }

    public Task ChangeUnwritten(string text)
    {
        note.State.Text = text;
        return Task.CompletedTask;
    }

    public Task Reread() => note.ReadStateAsync();

    public Task Clear() => note.ClearStateAsync();

    public Task<string> Activation() => Task.FromResult(_activation);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public class PersistenceTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private INoteGrain Grain(string key) => shared.Cluster.Get<INoteGrain>(key);

    [Fact]
    public async Task State_NeverWritten_IsEmptyAndDoesNotExist()
    {
        Assert.Equal("", await Grain("new").Text());
        Assert.False(await Grain("new").Exists());
    }

    [Fact]
    public async Task State_Written_IsReadBeforeTheNextActivationBegins()
    {
        var grain = Grain("kept");
        await grain.Write("kept");
        await EndActivation(grain);

        Assert.Equal("kept", await grain.Text());
        Assert.True(await grain.Exists());
        Assert.True(shared.Cluster.Probe.Has("kept activated with \"kept\""));
    }

    [Fact]
    public async Task State_Reread_LosesWhatWasNotWritten()
    {
        var grain = Grain("reread");
        await grain.Write("written");
        await grain.ChangeUnwritten("not written");

        await grain.Reread();

        Assert.Equal("written", await grain.Text());
    }

    [Fact]
    public async Task State_Cleared_IsEmptyAndMayBeWrittenAgain()
    {
        var grain = Grain("cleared");
        await grain.Write("one");
        await grain.Clear();
        Assert.False(await grain.Exists());

        await grain.Write("two");

        Assert.Equal("two", await grain.Text());
    }

    [Fact]
    public async Task Write_OverAnothersWrite_FailsAndTheNextActivationSeesTheOthers()
    {
        var grain = Grain("contested");
        await grain.Write("mine");
        var activation = await grain.Activation();
        await WriteBehind(grain, "theirs");

        await Assert.ThrowsAnyAsync<InconsistentStateException>(() => grain.Write("mine again"));

        await Eventually.True(async () => await grain.Activation() != activation, "a new activation after an inconsistent write");
        Assert.Equal("theirs", await grain.Text());
    }

    private static async Task EndActivation(INoteGrain grain)
    {
        var activation = await grain.Activation();
        await grain.End();
        await Eventually.True(async () => await grain.Activation() != activation, "a new activation");
    }

    private async Task WriteBehind(INoteGrain grain, string text)
    {
        var storage = shared.Cluster.SiloServices.GetRequiredKeyedService<IGrainStorage>("memory");
        var state = new GrainState<Note>();
        await storage.ReadStateAsync("note", grain.GetGrainId(), state);
        state.State!.Text = text;
        await storage.WriteStateAsync("note", grain.GetGrainId(), state);
    }
}
