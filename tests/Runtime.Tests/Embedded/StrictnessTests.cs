using B2BBooking.Tests;

namespace B2BBooking.Runtime.Tests.Embedded;

/// <summary>Where the embedded runtime answers at once, and Orleans only after a time-out or not at all.</summary>
public class StrictnessTests
{
    [Fact]
    public async Task Call_BeforeTheStart_IsRefused()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        Microsoft.Extensions.Hosting.OrleansSiloGenericHostExtensions.UseOrleans(builder);
        using var host = builder.Build();
        var grains = (IGrainFactory)host.Services.GetService(typeof(IGrainFactory))!;

        await Assert.ThrowsAsync<SiloUnavailableException>(() => grains.GetGrain<ITurnGrain>("early").Value().AsTask());
    }

    [Fact]
    public async Task Call_AfterTheStop_IsRefused()
    {
        await using var cluster = await Cluster.Start();
        var grain = cluster.Get<ITurnGrain>("late");
        await grain.Value();

        await cluster.Stop();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.Value().AsTask());
    }

    [Fact]
    public async Task Call_WhileTheStopWaitsForAnother_IsRefused()
    {
        await using var cluster = await Cluster.Start();
        var held = cluster.Get<ILivingGrain>("held").Hold("held");
        await cluster.Probe.Recorded("held held");
        var stop = cluster.Stop();

        await Eventually.True(() => IsRefused(cluster.Get<ITurnGrain>("other")), "refusal during the stop");

        Assert.False(stop.IsCompleted);
        cluster.Probe.Open("held");
        await Eventually.Done(stop, "the stop");
        await Eventually.Done(held, "the call that ran when the stop began");
    }

    [Fact]
    public async Task Observer_Deleted_FailsItsCallersAtOnce()
    {
        await using var cluster = await Cluster.Start();
        var listener = new Listener();
        var reference = cluster.Client.CreateObjectReference<INewsObserver>(listener);

        cluster.Client.DeleteObjectReference<INewsObserver>(reference);

        await Assert.ThrowsAsync<ClientNotAvailableException>(() => reference.HeardAsync("too late"));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task Cancellation_WhileTheCallWaits_KeepsTheMethodFromRunning()
    {
        await using var cluster = await Cluster.Start();
        var grain = cluster.Get<ICancellableGrain>("queued");
        var held = grain.Hold("queued").AsTask();
        await cluster.Probe.Recorded("queued held");
        using var source = new CancellationTokenSource();
        var waiting = grain.Wait("queued", source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Eventually.Done(waiting, "the cancelled call"));
        cluster.Probe.Open("queued");
        await Eventually.Done(held, "the held call");
        await Eventually.Done(grain.Hold("queued").AsTask(), "a further call");
        Assert.False(cluster.Probe.Has("queued waits"));
    }

    [Fact]
    public async Task Calls_WhileActivationsEndAllTheTime_AreAllAnswered()
    {
        await using var cluster = await Cluster.Start();
        var grain = cluster.Get<ILivingGrain>("restless");

        var answers = await Eventually.Done(
            Task.WhenAll(Enumerable.Range(0, 1000).Select(i => i % 3 == 0 ? grain.EndAndAnswer() : grain.Activation())),
            "all calls");

        Assert.Equal(1000, answers.Length);
        Assert.True(answers.Distinct().Count() > 1);
    }

    private static async Task<bool> IsRefused(ITurnGrain grain)
    {
        try
        {
            await grain.Value();
            return false;
        }
        catch (SiloUnavailableException)
        {
            return true;
        }
    }
}
