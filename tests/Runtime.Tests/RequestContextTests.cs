namespace B2BBooking.Runtime.Tests;

internal interface IContextGrain : IGrainWithStringKey
{
    Task<string?> Read(string key);

    Task<string?> ReadThrough(IContextGrain next, string key);

    Task<string?> SetAndRead(string key, string value);

    Task SetWithoutAwait(string key, string value);

    Task<string?> ReadAfterCalleeSet(IContextGrain callee, string key, string value);
}

internal sealed class ContextGrain : Grain, IContextGrain
{
    public Task<string?> Read(string key) => Task.FromResult(RequestContext.Get(key) as string);

    public Task<string?> ReadThrough(IContextGrain next, string key) => next.Read(key);

    public async Task<string?> SetAndRead(string key, string value)
    {
        RequestContext.Set(key, value);
        await Task.Yield();
        return RequestContext.Get(key) as string;
    }

    public Task SetWithoutAwait(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public async Task<string?> ReadAfterCalleeSet(IContextGrain callee, string key, string value)
    {
        await callee.SetAndRead(key, value);
        return RequestContext.Get(key) as string;
    }
}

public class RequestContextTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private IContextGrain Grain(string key) => shared.Cluster.Get<IContextGrain>(key);

    [Fact]
    public async Task Value_SetByTheCaller_IsSeenByTheCallee()
    {
        RequestContext.Set("user", "ann");

        Assert.Equal("ann", await Grain("a").Read("user"));
    }

    [Fact]
    public async Task Value_SetByTheCaller_FlowsOnThroughTheCallee()
    {
        RequestContext.Set("user", "bea");

        Assert.Equal("bea", await Grain("b").ReadThrough(Grain("c"), "user"));
    }

    [Fact]
    public async Task Value_SetByTheCallee_DoesNotFlowBack()
    {
        RequestContext.Set("user", "caller");

        Assert.Equal("callee", await Grain("d").SetAndRead("user", "callee"));
        Assert.Equal("caller", RequestContext.Get("user"));
        Assert.Equal("caller", await Grain("e").ReadAfterCalleeSet(Grain("f"), "user", "other"));
    }

    [Fact]
    public async Task Value_SetInOneCall_IsNotSeenByTheNext()
    {
        await Grain("g").SetWithoutAwait("left", "behind");

        Assert.Null(await Grain("g").Read("left"));
    }

    [Fact]
    public async Task Value_Removed_IsNotSeen()
    {
        RequestContext.Set("user", "gone");
        RequestContext.Set("kept", "kept");
        Assert.True(RequestContext.Remove("user"));

        Assert.Null(await Grain("h").Read("user"));
        Assert.Equal("kept", await Grain("h").Read("kept"));
    }

    [Fact]
    public async Task Value_ChangedAfterTheCall_IsSeenAsItWas()
    {
        RequestContext.Set("user", "then");
        var call = Grain("i").Read("user");
        RequestContext.Set("user", "now");

        Assert.Equal("then", await call);
    }
}
