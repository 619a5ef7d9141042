using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class NodeApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", (IGrainFactory grains) => grains.GetGrain<INodeGrain>(GrainKeys.Single).StateAsync()).WithSummary("The state of this node");
        api.MapGet("/links", (IGrainFactory grains) => Links(grains).ListAsync())
            .WithSummary("The connections of this node with others");
        api.MapPost("/links/cut", (LinkId body, IGrainFactory grains) => Links(grains).CutAsync(body.Link).ToHttp())
            .WithSummary("Cut a link, for trying what then happens; a restart mends it");
        api.MapPost("/links/mend", (LinkId body, IGrainFactory grains) => Links(grains).MendAsync(body.Link).ToHttp())
            .WithSummary("Mend a link that was cut");
    }

    /// <summary>In the body, as ids of links are addresses.</summary>
    internal sealed record LinkId(string Link);

    private static INodeLinksGrain Links(IGrainFactory grains) => grains.GetGrain<INodeLinksGrain>(GrainKeys.Single);
}
