using Orleans.TestingHost;

namespace B2BBooking.Runtime.Tests;

internal interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Add(int amount);

    ValueTask<int> Get();

    Task<int> AddSlowly(int amount);
}

internal sealed class CounterGrain : Grain, ICounterGrain
{
    private int _value;

    public Task<int> Add(int amount) => Task.FromResult(_value += amount);

    public ValueTask<int> Get() => ValueTask.FromResult(_value);

    public async Task<int> AddSlowly(int amount)
    {
        var before = _value;
        await Task.Yield();
        await Task.Yield();
        _value = before + amount;
        return _value;
    }
}

public class TurnTests
{
    [Fact]
    public async Task Calls_Concurrent_DoNotInterleave()
    {
        await using var cluster = new TestClusterBuilder(1).Build();
        await cluster.DeployAsync();
        var counter = cluster.GrainFactory.GetGrain<ICounterGrain>("a");
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => counter.AddSlowly(1)));
        Assert.Equal(1000, await counter.Get());
    }
}
