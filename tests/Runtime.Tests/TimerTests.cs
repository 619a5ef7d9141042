using B2BBooking.Tests;
using Orleans.Concurrency;

namespace B2BBooking.Runtime.Tests;

internal interface ITimerGrain : IGrainWithStringKey
{
    Task Start(string name, bool interleave = false, bool once = false, bool fail = false);

    Task Change();

    Task Stop();

    Task Hold(string gate);

    [AlwaysInterleave]
    Task<int> Ticks();

    Task StartHeldAtTheGate(string gate);

    Task End();
}

internal sealed class TimerGrain(Probe probe) : Grain, ITimerGrain
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);

    private IGrainTimer? _timer;
    private int _ticks;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Record($"{this.GetPrimaryKeyString()} ended");
        return Task.CompletedTask;
    }

    public Task Start(string name, bool interleave, bool once, bool fail)
    {
        _timer = this.RegisterGrainTimer(
            (state, _) => Tick(state, fail),
            name,
            new GrainTimerCreationOptions(Soon, once ? Timeout.InfiniteTimeSpan : Soon) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task Change()
    {
        _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ticks = 0;
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        _ticks = 0;
        return Task.CompletedTask;
    }

    public async Task Hold(string gate)
    {
        _ticks = 0;
        probe.Record($"{gate} held");
        await probe.Gate(gate);
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task StartHeldAtTheGate(string gate)
    {
        _timer = this.RegisterGrainTimer(
            async token =>
            {
                _ticks++;
                probe.Record($"{gate} ticking");
                await probe.Gate(gate).WaitAsync(token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                probe.Record(token.IsCancellationRequested ? $"{gate} cancelled" : $"{gate} passed");
            },
            Soon,
            Soon);
        return Task.CompletedTask;
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Task Tick(string name, bool fail)
    {
        _ticks++;
        probe.Record($"{name} ticked");
        probe.Record($"{name} with user {RequestContext.Get("user") ?? "none"}");
        return fail ? throw new InvalidOperationException("A bad tick.") : Task.CompletedTask;
    }
}

public class TimerTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private Probe Probe => shared.Cluster.Probe;

    private ITimerGrain Grain(string key) => shared.Cluster.Get<ITimerGrain>(key);

    [Fact]
    public async Task Timer_Registered_TicksPeriodically()
    {
        await Grain("periodic").Start("periodic");

        await Eventually.True(() => Probe.Count("periodic ticked") >= 3, "three ticks");
    }

    [Fact]
    public async Task Tick_HasNoRequestContextOfItsRegistration()
    {
        RequestContext.Set("user", "ann");
        await Grain("context").Start("context");

        await Probe.Recorded("context with user none");
        Assert.False(Probe.Has("context with user ann"));
    }

    [Fact]
    public async Task Tick_WhileACallRuns_Waits()
    {
        var grain = Grain("waits");
        await grain.Start("waits");
        var held = grain.Hold("waits");
        await Probe.Recorded("waits held");
        var sentinel = Grain("waits sentinel");
        await sentinel.Start("waits sentinel");
        await Eventually.True(() => Probe.Count("waits sentinel ticked") >= 5, "ticks of another grain's timer");

        Assert.Equal(0, await grain.Ticks());
        Probe.Open("waits");
        await Eventually.Done(held, "the held call");
        await Eventually.True(async () => await grain.Ticks() > 0, "ticks after the held call");
    }

    [Fact]
    public async Task Tick_OfInterleavingTimer_RunsBesideCalls()
    {
        var grain = Grain("beside");
        await grain.Start("beside", interleave: true);
        var held = grain.Hold("beside");
        await Probe.Recorded("beside held");

        await Eventually.True(async () => await grain.Ticks() > 1, "ticks beside a held call");

        Assert.False(held.IsCompleted);
        Probe.Open("beside");
        await Eventually.Done(held, "the held call");
    }

    [Fact]
    public async Task Timer_OfOneTick_TicksOnce()
    {
        await Grain("once").Start("once", once: true);
        await Grain("once sentinel").Start("once sentinel");

        await Eventually.True(() => Probe.Count("once sentinel ticked") >= 10, "ticks of another grain's timer");

        Assert.Equal(1, Probe.Count("once ticked"));
    }

    [Fact]
    public async Task Timer_WhoseTickFails_TicksOn()
    {
        await Grain("fails").Start("fails", fail: true);

        await Eventually.True(() => Probe.Count("fails ticked") >= 3, "ticks after a failed one");
    }

    [Theory]
    [InlineData("disposed")]
    [InlineData("changed")]
    public async Task Timer_Stopped_TicksNoMore(string how)
    {
        var grain = Grain(how);
        await grain.Start(how);
        await Probe.Recorded($"{how} ticked");
        await (how == "disposed" ? grain.Stop() : grain.Change());
        await Grain($"{how} sentinel").Start($"{how} sentinel");
        // A tick that was due when the timer was stopped may still come.
        await Eventually.True(() => Probe.Count($"{how} sentinel ticked") >= 3, "ticks of another grain's timer");
        var ticks = await grain.Ticks();

        await Eventually.True(() => Probe.Count($"{how} sentinel ticked") >= 10, "more ticks of another grain's timer");

        Assert.Equal(ticks, await grain.Ticks());
        Assert.InRange(ticks, 0, 1);
    }

    [Fact]
    public async Task Tick_StillRunning_IsNotFollowedByAnother()
    {
        var grain = Grain("long");
        await grain.StartHeldAtTheGate("long");
        await Probe.Recorded("long ticking");
        await Grain("long sentinel").Start("long sentinel");

        await Eventually.True(() => Probe.Count("long sentinel ticked") >= 10, "ticks of another grain's timer");

        Assert.Equal(1, await grain.Ticks());
        Probe.Open("long");
        await Eventually.True(async () => await grain.Ticks() > 1, "the tick after the long one");
    }

    [Fact]
    public async Task Timer_OfEndedActivation_TicksNoMore()
    {
        var grain = Grain("ends");
        await grain.Start("ends");
        await Probe.Recorded("ends ticked");
        await grain.End();
        await Probe.Recorded("ends ended");
        var ticks = Probe.Count("ends ticked");
        await Grain("ends sentinel").Start("ends sentinel");

        await Eventually.True(() => Probe.Count("ends sentinel ticked") >= 10, "ticks of another grain's timer");

        Assert.Equal(ticks, Probe.Count("ends ticked"));
    }
}
