using B2BBooking.Tests;
using Orleans.Concurrency;

namespace B2BBooking.Runtime.Tests;

internal interface ICancellableGrain : IGrainWithStringKey
{
    Task<int> Wait(string name, CancellationToken cancellationToken);

    ValueTask Hold(string gate, CancellationToken cancellationToken = default);

    [AlwaysInterleave]
    Task Ping();
}

internal sealed class CancellableGrain(Probe probe) : Grain, ICancellableGrain
{
    public async Task<int> Wait(string name, CancellationToken cancellationToken)
    {
        var scheduler = TaskScheduler.Current;
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(() =>
        {
            probe.Record($"{name} cancelled {(TaskScheduler.Current == scheduler ? "in a turn" : "elsewhere")}");
            cancelled.SetResult();
        });
        probe.Record($"{name} waits");
        await cancelled.Task;
        cancellationToken.ThrowIfCancellationRequested();
        return 1;
    }

    public async ValueTask Hold(string gate, CancellationToken cancellationToken)
    {
        probe.Record($"{gate} held");
        await probe.Gate(gate);
    }

    public Task Ping() => Task.CompletedTask;
}

public class CancellationTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private Probe Probe => shared.Cluster.Probe;

    private ICancellableGrain Grain(string key) => shared.Cluster.Get<ICancellableGrain>(key);

    [Fact]
    public async Task Cancellation_ByTheCaller_ReachesTheRunningMethodInItsTurn()
    {
        using var source = new CancellationTokenSource();
        var call = Grain("running").Wait("running", source.Token);
        await Probe.Recorded("running waits");

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.Done(call, "the cancelled call"));
        await Probe.Recorded("running cancelled in a turn");
    }

    [Fact]
    public async Task Token_CancelledBefore_TheMethodDoesNotRun()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain("before").Wait("before", source.Token));

        await Grain("before").Ping();
        Assert.False(Probe.Has("before waits"));
    }

    [Fact]
    public async Task Cancellation_WhileTheCallWaits_FreesTheCallerAndLeavesTheGrainServing()
    {
        var grain = Grain("queued");
        var held = grain.Hold("queued").AsTask();
        await Probe.Recorded("queued held");
        using var source = new CancellationTokenSource();
        var waiting = grain.Wait("queued", source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.Done(waiting, "the cancelled call"));
        Probe.Open("queued");
        await Eventually.Done(held, "the held call");
        await Eventually.Done(grain.Hold("queued").AsTask(), "a further call");
    }
}
