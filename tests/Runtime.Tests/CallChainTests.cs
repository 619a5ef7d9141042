namespace B2BBooking.Runtime.Tests;

internal interface IChainGrain : IGrainWithStringKey
{
    [ResponseTimeout("00:00:01")]
    Task<int> Through(IChainGrain next, bool allowReentrancy);

    Task<int> Back(IChainGrain origin);

    Task<int> Answer();
}

internal sealed class ChainGrain : Grain, IChainGrain
{
    public async Task<int> Through(IChainGrain next, bool allowReentrancy)
    {
        if (!allowReentrancy)
        {
            return await next.Back(this.AsReference<IChainGrain>());
        }

        using var section = RequestContext.AllowCallChainReentrancy();
        return await next.Back(this.AsReference<IChainGrain>());
    }

    public Task<int> Back(IChainGrain origin) => origin.Answer();

    public Task<int> Answer() => Task.FromResult(42);
}

internal interface IEagerGrain : IGrainWithStringKey
{
    Task<bool> IsReady();
}

internal sealed class EagerGrain : Grain, IEagerGrain
{
    private bool _isReady;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        using (RequestContext.AllowCallChainReentrancy())
        {
            await GrainFactory.GetGrain<IChainGrain>("asked-while-activating").Answer();
        }

        _isReady = true;
    }

    public Task<bool> IsReady() => Task.FromResult(_isReady);
}

public class CallChainTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    [Fact]
    public async Task Cycle_WithoutReentrancy_EndsInATimeoutThatNamesTheCall()
    {
        var first = shared.Cluster.Get<IChainGrain>("deadlock-1");

        var failure = await Assert.ThrowsAsync<TimeoutException>(
            () => first.Through(shared.Cluster.Get<IChainGrain>("deadlock-2"), allowReentrancy: false));

        Assert.Contains("deadlock-1", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Through", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cycle_WithinReentrantSection_Completes() =>
        Assert.Equal(
            42,
            await shared.Cluster.Get<IChainGrain>("chain-1").Through(shared.Cluster.Get<IChainGrain>("chain-2"), allowReentrancy: true));

    [Fact]
    public async Task ReentrantSection_WhileActivating_LetsNoCallBegin() =>
        Assert.True(await shared.Cluster.Get<IEagerGrain>("eager").IsReady());
}
