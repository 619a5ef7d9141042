using B2BBooking.Grains.Tests.Support;

namespace B2BBooking.Grains.Tests.Streams;

public sealed class GrainHostTests
{
    [Fact]
    public async Task Host_Started_HasReadItsJournal()
    {
        await using var host = await GrainHost.StartAsync();
        await host.Feed.CaughtUp.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(host.Feed.CaughtUp.IsCompletedSuccessfully);
    }
}
