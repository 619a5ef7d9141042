namespace B2BBooking.Runtime.Tests;

internal interface ITurnGrain : IGrainWithStringKey
{
    Task<int> AddAcrossAwaits(int amount);

    ValueTask<int> Value();

    Task<bool> ContinuesOnItsScheduler();

    Task<bool> ReturnsFromThreadPool();
}

internal sealed class TurnGrain : Grain, ITurnGrain
{
    private int _value;

    public async Task<int> AddAcrossAwaits(int amount)
    {
        var before = _value;
        await Task.Yield();
        await Task.Yield();
        return _value = before + amount;
    }

    public ValueTask<int> Value() => ValueTask.FromResult(_value);

    public async Task<bool> ContinuesOnItsScheduler()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        return scheduler != TaskScheduler.Default && scheduler == TaskScheduler.Current;
    }

    public async Task<bool> ReturnsFromThreadPool()
    {
        var scheduler = TaskScheduler.Current;
        var within = await Task.Run(() => TaskScheduler.Current);
        return within == TaskScheduler.Default && scheduler == TaskScheduler.Current;
    }
}

public class TurnTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    [Fact]
    public async Task Calls_Concurrent_RunOneAfterTheOther()
    {
        var grain = shared.Cluster.Get<ITurnGrain>("concurrent");

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => grain.AddAcrossAwaits(1)));

        Assert.Equal(500, await grain.Value());
    }

    [Fact]
    public async Task Grains_OfDifferentKeys_DoNotShareState()
    {
        await shared.Cluster.Get<ITurnGrain>("one").AddAcrossAwaits(3);

        Assert.Equal(0, await shared.Cluster.Get<ITurnGrain>("other").Value());
    }

    [Fact]
    public async Task Continuation_AfterAwait_StaysOnTheGrain() =>
        Assert.True(await shared.Cluster.Get<ITurnGrain>("continuation").ContinuesOnItsScheduler());

    [Fact]
    public async Task TaskRun_InGrain_LeavesTheGrainAndComesBack() =>
        Assert.True(await shared.Cluster.Get<ITurnGrain>("run").ReturnsFromThreadPool());
}
