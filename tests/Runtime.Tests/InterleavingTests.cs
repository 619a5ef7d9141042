using B2BBooking.Tests;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace B2BBooking.Runtime.Tests;

internal interface IHolding : IGrainWithStringKey
{
    Task Hold(string gate);

    [ReadOnly]
    Task HoldReading(string gate);

    Task Ping();

    [ReadOnly]
    Task Read();

    [AlwaysInterleave]
    Task PingAtOnce();

    Task PingIf(bool atOnce);
}

internal interface IInterleavingGrain : IHolding;

internal interface IReentrantGrain : IHolding;

internal interface ISelectiveGrain : IHolding;

internal abstract class InterleavingGrainBase(Probe probe) : Grain
{
    public async Task Hold(string gate)
    {
        probe.Record($"{gate} held");
        await probe.Gate(gate);
    }

    public Task HoldReading(string gate) => Hold(gate);

    public Task Ping() => Task.CompletedTask;

    public Task Read() => Task.CompletedTask;

    public Task PingAtOnce() => Task.CompletedTask;

    public Task PingIf(bool atOnce) => Task.CompletedTask;
}

internal sealed class InterleavingGrain(Probe probe) : InterleavingGrainBase(probe), IInterleavingGrain;

[Reentrant]
internal sealed class ReentrantGrain(Probe probe) : InterleavingGrainBase(probe), IReentrantGrain;

[MayInterleave(nameof(MayInterleave))]
internal sealed class SelectiveGrain(Probe probe) : InterleavingGrainBase(probe), ISelectiveGrain
{
    public static bool MayInterleave(IInvokable request) =>
        request.GetMethodName() == nameof(PingIf) && request.GetArgument(0) is true;
}

public class InterleavingTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    [Fact]
    public async Task Call_WhileAnotherRuns_Waits()
    {
        var (grain, held) = await Held<IInterleavingGrain>(nameof(Call_WhileAnotherRuns_Waits));

        var ping = grain.Ping();
        await grain.PingAtOnce();

        Assert.False(ping.IsCompleted);
        await Release(nameof(Call_WhileAnotherRuns_Waits), held, ping);
    }

    [Fact]
    public async Task Call_OfReentrantGrain_Interleaves()
    {
        var (grain, held) = await Held<IReentrantGrain>(nameof(Call_OfReentrantGrain_Interleaves));

        await Eventually.Done(grain.Ping(), "a call to a reentrant grain");

        Assert.False(held.IsCompleted);
        await Release(nameof(Call_OfReentrantGrain_Interleaves), held);
    }

    [Fact]
    public async Task Call_ThatThePredicateLetsIn_Interleaves()
    {
        var (grain, held) = await Held<ISelectiveGrain>(nameof(Call_ThatThePredicateLetsIn_Interleaves));

        var waiting = grain.PingIf(false);
        await Eventually.Done(grain.PingIf(true), "the call that may interleave");

        Assert.False(waiting.IsCompleted);
        await Release(nameof(Call_ThatThePredicateLetsIn_Interleaves), held, waiting);
    }

    [Fact]
    public async Task ReadOnlyCall_WhileReadOnlyRuns_Interleaves()
    {
        var gate = nameof(ReadOnlyCall_WhileReadOnlyRuns_Interleaves);
        var grain = shared.Cluster.Get<IInterleavingGrain>(gate);
        var held = grain.HoldReading(gate);
        await shared.Cluster.Probe.Recorded($"{gate} held");

        await Eventually.Done(grain.Read(), "a read-only call beside a read-only call");
        var write = grain.Ping();
        await grain.PingAtOnce();

        Assert.False(write.IsCompleted);
        await Release(gate, held, write);
    }

    [Fact]
    public async Task ReadOnlyCall_WhileWriteRuns_Waits()
    {
        var (grain, held) = await Held<IInterleavingGrain>(nameof(ReadOnlyCall_WhileWriteRuns_Waits));

        var read = grain.Read();
        await grain.PingAtOnce();

        Assert.False(read.IsCompleted);
        await Release(nameof(ReadOnlyCall_WhileWriteRuns_Waits), held, read);
    }

    private async Task<(T Grain, Task Held)> Held<T>(string gate)
        where T : IHolding
    {
        var grain = shared.Cluster.Get<T>(gate);
        var held = grain.Hold(gate);
        await shared.Cluster.Probe.Recorded($"{gate} held");
        return (grain, held);
    }

    private async Task Release(string gate, params Task[] waiting)
    {
        shared.Cluster.Probe.Open(gate);
        await Eventually.Done(Task.WhenAll(waiting), "the calls behind the gate");
    }
}
