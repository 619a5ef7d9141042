using B2BBooking.Tests;
using Orleans.Concurrency;

namespace B2BBooking.Runtime.Tests;

internal interface IFailingGrain : IGrainWithStringKey
{
    Task Throw(string message);

    Task<int> ThrowAtOnce(string message);

    ValueTask<int> ThrowLate(string message);

    Task Ping();

    [ResponseTimeout("00:00:00.300")]
    Task HoldBriefly(string gate);

    [OneWay]
    Task Tell(string what, string gate);

    [OneWay]
    Task TellAndThrow();
}

internal interface IUnwillingGrain : IGrainWithStringKey
{
    Task Ping();
}

internal sealed class FailingGrain(Probe probe) : Grain, IFailingGrain
{
    public async Task Throw(string message)
    {
        await Task.Yield();
        throw new ArgumentException(message);
    }

    public Task<int> ThrowAtOnce(string message) => throw new ArgumentException(message);

    public async ValueTask<int> ThrowLate(string message)
    {
        await Task.Yield();
        throw new ArgumentException(message);
    }

    public Task Ping() => Task.CompletedTask;

    public async Task HoldBriefly(string gate)
    {
        await probe.Gate(gate);
        probe.Record($"{gate} done");
    }

    public async Task Tell(string what, string gate)
    {
        await probe.Gate(gate);
        probe.Record(what);
    }

    public Task TellAndThrow() => throw new InvalidOperationException("Nobody hears this.");
}

internal sealed class UnwillingGrain(Probe probe) : Grain, IUnwillingGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var first = !probe.Has($"{this.GetPrimaryKeyString()} refused");
        probe.Record($"{this.GetPrimaryKeyString()} refused");
        return first ? throw new ArgumentException("Not today.") : Task.CompletedTask;
    }

    public Task Ping() => Task.CompletedTask;
}

public class FailureTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private IFailingGrain Grain(string key) => shared.Cluster.Get<IFailingGrain>(key);

    [Fact]
    public async Task Exception_InMethod_ReachesTheCallerAsItself()
    {
        var grain = Grain("throws");

        Assert.Contains("late", (await Assert.ThrowsAsync<ArgumentException>(() => grain.Throw("late"))).Message, StringComparison.Ordinal);
        Assert.Contains("at once", (await Assert.ThrowsAsync<ArgumentException>(() => grain.ThrowAtOnce("at once"))).Message, StringComparison.Ordinal);
        Assert.Contains("value", (await Assert.ThrowsAsync<ArgumentException>(() => grain.ThrowLate("value").AsTask())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grain_AfterAnException_ServesOn()
    {
        var grain = Grain("serves on");
        await Assert.ThrowsAsync<ArgumentException>(() => grain.Throw("once"));

        await Eventually.Done(grain.Ping(), "a call after a failed one");
    }

    [Fact]
    public async Task Exception_InActivation_ReachesTheCallerAndTheNextCallActivatesAnew()
    {
        var grain = shared.Cluster.Get<IUnwillingGrain>("unwilling");

        var failure = await Assert.ThrowsAsync<ArgumentException>(grain.Ping);

        Assert.Contains("Not today.", failure.Message, StringComparison.Ordinal);
        await Eventually.Done(grain.Ping(), "the call after the failed activation");
    }

    [Fact]
    public async Task Call_BeyondItsTimeout_FailsForTheCallerAndRunsOn()
    {
        var grain = Grain("timeout");

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => grain.HoldBriefly("timeout"));

        Assert.Contains("HoldBriefly", failure.Message, StringComparison.Ordinal);
        shared.Cluster.Probe.Open("timeout");
        await shared.Cluster.Probe.Recorded("timeout done");
        await Eventually.Done(grain.Ping(), "a call after a timed-out one");
    }

    [Fact]
    public async Task OneWayCall_ReturnsBeforeItRuns()
    {
        await Eventually.Done(Grain("one-way").Tell("told", "one-way"), "the caller of a one-way call");

        Assert.False(shared.Cluster.Probe.Has("told"));
        shared.Cluster.Probe.Open("one-way");
        await shared.Cluster.Probe.Recorded("told");
    }

    [Fact]
    public async Task OneWayCall_ThatThrows_DoesNotReachTheCaller()
    {
        await Grain("one-way throws").TellAndThrow();

        await Eventually.Done(Grain("one-way throws").Ping(), "a call after a failed one-way call");
    }
}
