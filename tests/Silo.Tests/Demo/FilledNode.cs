using B2BBooking.Silo.Demo;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Demo;

/// <summary>One node filled with the demo, for all tests of a class.</summary>
public sealed class FilledNode : IAsyncLifetime
{
    internal Node Node { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Node = await Node.StartAsync();
        await DemoData.FillAsync(Node.Grains, TimeProvider.System);
    }

    public async Task DisposeAsync() => await Node.DisposeAsync();
}
