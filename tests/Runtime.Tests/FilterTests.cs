using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace B2BBooking.Runtime.Tests;

internal interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Say(string what, int times);

    Task<string> SayThrough(IFilteredGrain next, string what);

    Task Secret();

    Task StartTimer();
}

internal sealed class FilteredGrain(Probe probe) : Grain, IFilteredGrain, IIncomingGrainCallFilter
{
    public Task<string> Say(string what, int times)
    {
        probe.Record("method");
        return Task.FromResult(string.Concat(Enumerable.Repeat(what, times)));
    }

    public Task<string> SayThrough(IFilteredGrain next, string what) => next.Say(what, 1);

    public Task Secret()
    {
        probe.Record("secret told");
        return Task.CompletedTask;
    }

    public Task StartTimer()
    {
        this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.FromMilliseconds(20), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        probe.Record("own");
        await context.Invoke();
    }
}

internal sealed class FirstFilter(Probe probe) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        probe.Record($"first {context.MethodName}");
        if (context.InterfaceName == "IGrainTimerInvoker")
        {
            probe.Record($"tick of {context.TargetId} by {context.SourceId}, user {RequestContext.Get("user") ?? "none"}");
        }

        if (context.InterfaceMethod.Name == nameof(IFilteredGrain.Secret))
        {
            throw new UnauthorizedAccessException("Not for you.");
        }

        await context.Invoke();
        probe.Record("first after");
    }
}

public sealed class FilterTests : IAsyncLifetime
{
    private Cluster _cluster = null!;

    private IFilteredGrain Grain => _cluster.Get<IFilteredGrain>("filtered");

    public async Task InitializeAsync() => _cluster = await Cluster.Start(silo => silo
        .AddIncomingGrainCallFilter<FirstFilter>()
        .AddIncomingGrainCallFilter(Second));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Filters_RunInTheOrderOfRegistrationAndTheGrainsOwnLast()
    {
        Assert.Equal("hoho", await Grain.Say("ho", 2));

        var seen = _cluster.Probe.Events.Where(e => !e.StartsWith("args", StringComparison.Ordinal));
        Assert.Equal(["first Say", "second", "own", "method", "first after"], seen);
    }

    [Fact]
    public async Task Filter_ThatThrows_RefusesTheCall()
    {
        await Assert.ThrowsAsync<UnauthorizedAccessException>(Grain.Secret);

        Assert.False(_cluster.Probe.Has("secret told"));
    }

    [Fact]
    public async Task Filter_SeesArgumentsTargetAndSource()
    {
        await Grain.SayThrough(_cluster.Get<IFilteredGrain>("next"), "hi");

        Assert.Contains(
            $"args hi,1 to {_cluster.Get<IFilteredGrain>("next").GetGrainId()} from {Grain.GetGrainId()} by FilteredGrain.Say",
            _cluster.Probe.Events);
    }

    [Fact]
    public async Task Filter_MayReplaceArgumentsAndResult()
    {
        Assert.Equal("replaced: nono", await Grain.Say("replace", 2));
    }

    [Fact]
    public async Task Filter_SeesTimerTicksAsCallsOfTheGrainToItself()
    {
        RequestContext.Set("user", "ann");
        var grain = _cluster.Get<IFilteredGrain>("timer");

        await grain.StartTimer();

        await _cluster.Probe.Recorded($"tick of {grain.GetGrainId()} by {grain.GetGrainId()}, user none");
    }

    private async Task Second(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        _cluster.Probe.Record("second");
        var replace = context.Request.GetArgumentCount() == 2 && context.Request.GetArgument(0) is "replace";
        if (context.MethodName == nameof(IFilteredGrain.Say))
        {
            var method = context.ImplementationMethod;
            _cluster.Probe.Record(
                $"args {context.Request.GetArgument(0)},{context.Request.GetArgument(1)} to {context.TargetId} from {context.SourceId} "
                + $"by {method.DeclaringType!.Name}.{method.Name}");
        }

        if (replace)
        {
            context.Request.SetArgument(0, "no");
        }

        await context.Invoke();
        if (replace)
        {
            context.Result = $"replaced: {context.Result}";
        }
    }
}
