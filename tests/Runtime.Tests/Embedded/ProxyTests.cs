using B2BBooking.Tests;

namespace B2BBooking.Runtime.Tests.Embedded;

internal interface IShapesGrain : IGrainWithStringKey
{
    Task Nothing();

    ValueTask NothingAtOnce();

    Task<(int, string?)> Many(int number, string? text, DateTimeOffset time, decimal money, Guid id, int[] list, long? maybe);

    ValueTask<string?> Null();
}

internal sealed class ShapesGrain : Grain, IShapesGrain
{
    public async Task Nothing() => await Task.Yield();

    public async ValueTask NothingAtOnce() => await Task.Yield();

    public Task<(int, string?)> Many(int number, string? text, DateTimeOffset time, decimal money, Guid id, int[] list, long? maybe) =>
        Task.FromResult((number, (string?)$"{text} {time:O} {money} {id} {list.Length} {maybe}"));

    public ValueTask<string?> Null() => ValueTask.FromResult<string?>(null);
}

internal interface IGenericMethodGrain : IGrainWithStringKey
{
    Task<T> Echo<T>(T value);
}

internal sealed class GenericMethodGrain : Grain, IGenericMethodGrain
{
    public Task<T> Echo<T>(T value) => Task.FromResult(value);
}

internal interface INobodysGrain : IGrainWithStringKey;

public class ProxyTests(SharedCluster shared) : IClassFixture<SharedCluster>
{
    private IShapesGrain Grain => shared.Cluster.Get<IShapesGrain>("shapes");

    [Fact]
    public async Task Methods_OfAllReturnTypes_AreCalled()
    {
        await Eventually.Done(Grain.Nothing(), "a Task");
        await Eventually.Done(Grain.NothingAtOnce().AsTask(), "a ValueTask");
        Assert.Null(await Grain.Null());
    }

    [Fact]
    public async Task Arguments_OfManyTypes_Arrive()
    {
        var (time, id) = (DateTimeOffset.UnixEpoch, Guid.Empty);

        var (number, text) = await Grain.Many(7, "t", time, 1.50m, id, [1, 2, 3], null);

        Assert.Equal(7, number);
        Assert.Equal($"t {time:O} 1.50 {id} 3 ", text);
    }

    [Fact]
    public void Interface_WithAGenericMethod_IsRefusedWithTheReason()
    {
        var refusal = Assert.Throws<NotSupportedException>(() => shared.Cluster.Get<IGenericMethodGrain>("generic"));

        Assert.Contains("generic methods", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Interface_WithoutAClass_IsRefusedByName()
    {
        var refusal = Assert.Throws<ArgumentException>(() => shared.Cluster.Get<INobodysGrain>("nobody"));

        Assert.Contains(nameof(INobodysGrain), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_PassByReference()
    {
        var list = new[] { 1 };
        var seen = await shared.Cluster.Get<IKeepingGrain>("keeps").Keep(list);

        Assert.Same(list, seen);
    }

    [Fact]
    public void Reference_NamesItsInterface() =>
        Assert.Equal(typeof(IShapesGrain).FullName, ((GrainReference)Grain).InterfaceName);
}

internal interface IKeepingGrain : IGrainWithStringKey
{
    Task<int[]> Keep(int[] list);
}

internal sealed class KeepingGrain : Grain, IKeepingGrain
{
    public Task<int[]> Keep(int[] list) => Task.FromResult(list);
}
