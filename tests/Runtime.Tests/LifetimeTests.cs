using B2BBooking.Tests;
using Orleans.Configuration;
using Orleans.Hosting;

namespace B2BBooking.Runtime.Tests;

internal interface ILivingGrain : IGrainWithStringKey
{
    Task<string> Activation();

    Task End();

    Task EndAfter(string gate);

    Task Hold(string gate);

    Task<string> EndAndAnswer();
}

internal interface IDelayingGrain : IGrainWithStringKey
{
    Task<string> Activation();
}

internal interface ILastingGrain : IGrainWithStringKey
{
    Task<string> Activation();
}

internal abstract class LivingGrainBase(Probe probe) : Grain
{
    private readonly string _activation = Guid.NewGuid().ToString();

    protected Probe Probe => probe;

    protected string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Record($"{Key} activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Record($"{Key} deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> Activation() => Task.FromResult(_activation);
}

internal sealed class LivingGrain(Probe probe) : LivingGrainBase(probe), ILivingGrain, IDisposable
{
    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task EndAfter(string gate)
    {
        DeactivateOnIdle();
        Probe.Record($"{Key} ends after {gate}");
        await Probe.Gate(gate);
        Probe.Record($"{Key} at the end of its call");
    }

    public async Task Hold(string gate)
    {
        Probe.Record($"{gate} held");
        await Probe.Gate(gate);
        Probe.Record($"{gate} released");
    }

    public Task<string> EndAndAnswer()
    {
        DeactivateOnIdle();
        return Activation();
    }

    public void Dispose() => Probe.Record($"{Key} disposed");
}

internal sealed class DelayingGrain(Probe probe) : LivingGrainBase(probe), IDelayingGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        DelayDeactivation(TimeSpan.FromHours(1));
        return base.OnActivateAsync(cancellationToken);
    }
}

[KeepAlive]
internal sealed class LastingGrain(Probe probe) : LivingGrainBase(probe), ILastingGrain;

public class LifetimeTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private Probe Probe => shared.Cluster.Probe;

    private ILivingGrain Grain(string key) => shared.Cluster.Get<ILivingGrain>(key);

    [Fact]
    public async Task Reference_WithoutACall_DoesNotActivate()
    {
        _ = Grain("unused");
        await Grain("used").Activation();
        await Grain("used").Activation();

        Assert.Equal(1, Probe.Count("used activated"));
        Assert.False(Probe.Has("unused activated"));
    }

    [Fact]
    public async Task DeactivateOnIdle_EndsTheActivationAndTheNextCallBeginsAnother()
    {
        var grain = Grain("ended");
        var first = await grain.EndAndAnswer();

        await Probe.Recorded("ended deactivated: ApplicationRequested");

        Assert.NotEqual(first, await grain.Activation());
        Assert.Equal(2, Probe.Count("ended activated"));
        await Probe.Recorded("ended disposed");
    }

    [Fact]
    public async Task DeactivateOnIdle_WhileACallRuns_WaitsForIt()
    {
        var grain = Grain("patient");
        var ending = grain.EndAfter("patient");
        await Probe.Recorded("patient ends after patient");
        Assert.False(Probe.Has("patient deactivated: ApplicationRequested"));

        Probe.Open("patient");

        await Eventually.Done(ending, "the running call");
        await Probe.Recorded("patient deactivated: ApplicationRequested");
        var events = Probe.Events.Where(e => e.StartsWith("patient", StringComparison.Ordinal)).ToList();
        Assert.True(
            events.IndexOf("patient at the end of its call") < events.IndexOf("patient deactivated: ApplicationRequested"),
            string.Join(", ", events));
    }

    [Fact]
    public async Task Call_WaitingWhileTheActivationEnds_IsAnsweredByTheNext()
    {
        var grain = Grain("handed on");
        var first = await grain.Activation();
        var ending = grain.EndAfter("handed on");
        await Probe.Recorded("handed on ends after handed on");
        var waiting = Enumerable.Range(0, 10).Select(_ => grain.Activation()).ToArray();

        Probe.Open("handed on");

        await Eventually.Done(ending, "the running call");
        foreach (var answer in waiting)
        {
            Assert.NotEqual(first, await Eventually.Done(answer, "a call that waited"));
        }
    }
}

public class CollectionTests
{
    [Fact]
    public async Task Activation_Idle_IsCollectedUnlessItMayStay()
    {
        await using var cluster = await Cluster.Start(silo => silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionQuantum = TimeSpan.FromMilliseconds(500);
            options.CollectionAge = TimeSpan.FromMilliseconds(1000);
        }));
        var busy = cluster.Get<ILivingGrain>("busy");
        var held = busy.Hold("busy");
        var delaying = await cluster.Get<IDelayingGrain>("delaying").Activation();
        var lasting = await cluster.Get<ILastingGrain>("lasting").Activation();
        await cluster.Get<ILivingGrain>("idle").Activation();

        await cluster.Probe.Recorded("idle deactivated: ActivationIdle");

        Assert.Equal(delaying, await cluster.Get<IDelayingGrain>("delaying").Activation());
        Assert.Equal(lasting, await cluster.Get<ILastingGrain>("lasting").Activation());
        Assert.False(cluster.Probe.Has("busy deactivated: ActivationIdle"));
        cluster.Probe.Open("busy");
        await Eventually.Done(held, "the call of the busy grain");
        await cluster.Get<ILivingGrain>("idle").Activation();
        Assert.Equal(2, cluster.Probe.Count("idle activated"));
    }
}

public class StopTests
{
    [Fact]
    public async Task Stop_EndsEveryActivationInGoodOrder()
    {
        await using var cluster = await Cluster.Start();
        var names = Enumerable.Range(0, 20).Select(i => $"grain {i}").ToArray();
        await Task.WhenAll(names.Select(name => cluster.Get<ILivingGrain>(name).Activation()));

        await cluster.Stop();

        Assert.All(names, name => Assert.Equal(1, cluster.Probe.Count($"{name} deactivated: ShuttingDown")));
    }

    [Fact]
    public async Task Stop_WhileACallRuns_LetsItEnd()
    {
        await using var cluster = await Cluster.Start();
        var held = cluster.Get<ILivingGrain>("held").Hold("held");
        await cluster.Probe.Recorded("held held");

        var stop = cluster.Stop();
        cluster.Probe.Open("held");
        await Eventually.Done(stop, "the stop");

        Assert.True(cluster.Probe.Has("held released"));
        Assert.True(cluster.Probe.Has("held deactivated: ShuttingDown"));
        await held.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
