using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Grains.Tests.Nodes;

public sealed class NodeLinksGrainTests
{
    private static readonly UserId Somebody = new("somebody");

    [Fact]
    public async Task Links_OfAServerForSomebodyWhoIsNoAdministrator_AreRefused()
    {
        await using var host = await StartAsync("venue");

        await Assert.ThrowsAsync<NotAllowedException>(() => host.As<INodeLinksGrain>(Somebody, GrainKeys.Single).ListAsync());
        await Assert.ThrowsAsync<NotAllowedException>(() => host.As<INodeLinksGrain>(Somebody, GrainKeys.Single).CutAsync(OneLink.Id));
    }

    [Fact]
    public async Task Links_OfALaptop_AreReadByWhoeverUsesIt_AndNeitherCutNorMended()
    {
        await using var host = await StartAsync("laptop");

        Assert.Equal(OneLink.Id, Assert.Single(await host.As<INodeLinksGrain>(Somebody, GrainKeys.Single).ListAsync()).Id);
        await Assert.ThrowsAsync<NotAllowedException>(() => host.As<INodeLinksGrain>(Somebody, GrainKeys.Single).CutAsync(OneLink.Id));
        await Assert.ThrowsAsync<NotAllowedException>(() => host.As<INodeLinksGrain>(Somebody, GrainKeys.Single).MendAsync(OneLink.Id));
        Assert.Equal(LinkStatus.InStep, Assert.Single(await host.As<INodeLinksGrain>(Caller.System, GrainKeys.Single).ListAsync()).Status);
    }

    [Theory]
    [InlineData("laptop", true)]
    [InlineData("venue", false)]
    public async Task Cut_WhereTheSettingLetsAnyone_IsCutOnALaptopAlone(string role, bool isCut)
    {
        await using var host = await StartAsync(role, byAnyone: true);
        var links = host.As<INodeLinksGrain>(Somebody, GrainKeys.Single);

        if (isCut) Assert.Equal(LinkStatus.Cut, (await links.CutAsync(OneLink.Id)).Value!.Status);
        else await Assert.ThrowsAsync<NotAllowedException>(() => links.CutAsync(OneLink.Id));
    }

    [Fact]
    public async Task Cut_OfALaptopByTheSystem_IsCut()
    {
        await using var host = await StartAsync("laptop");

        var outcome = await host.As<INodeLinksGrain>(Caller.System, GrainKeys.Single).CutAsync(OneLink.Id);

        Assert.Equal(LinkStatus.Cut, outcome.Value!.Status);
    }

    [Fact]
    public async Task Cut_OfALinkThatIsNotThere_IsRefusedByItsName()
    {
        await using var host = await StartAsync("central");

        var outcome = await host.As<INodeLinksGrain>(Caller.System, GrainKeys.Single).CutAsync("nowhere");

        Assert.Equal(Refusal.Of(RefusalCodes.NotFound, "link", "nowhere"), outcome.Refusal);
    }

    private static Task<GrainHost> StartAsync(string role, bool byAnyone = false) => GrainHost.StartAsync(services =>
    {
        services.AddSingleton(new NodeDescription("here", role) { LinksByAnyone = byAnyone });
        services.AddSingleton<INodeLinks>(new OneLink());
    });

    private sealed class OneLink : INodeLinks
    {
        public const string Id = "venue-a";

        public ImmutableArray<LinkState> Links { get; private set; } =
            [new(Id, "", Id, "venue", LinkStatus.InStep, null, 0, 0, null, null)];

        public event Action? Changed;

        public DateTimeOffset? HeardOf(string node) => null;

        public LinkState? Cut(string link) => Put(link, LinkStatus.Cut);

        public LinkState? Mend(string link) => Put(link, LinkStatus.Connecting);

        private LinkState? Put(string link, LinkStatus status)
        {
            if (link != Id) return null;
            Links = [Links[0] with { Status = status }];
            Changed?.Invoke();
            return Links[0];
        }
    }
}
