namespace B2BBooking.Hosting.Tests.Support;

/// <summary>One node with the small show for the tests of a class.</summary>
public sealed class NodeFixture : IAsyncLifetime
{
    public TestNode Node { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Node = await TestNode.StartAsync();
        await SmallShow.FillAsync(Node);
    }

    public async Task DisposeAsync() => await Node.DisposeAsync();
}
