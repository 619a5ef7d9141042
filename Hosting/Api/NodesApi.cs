using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class NodesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", (IGrainFactory grains) => Nodes(grains).ListAsync())
            .WithSummary("Every node that this one knows: who lacks how many entries, since when, and when it was last heard");
        api.MapGet("/{node}/scopes", (string node, IGrainFactory grains) => Nodes(grains).ScopesAsync(node).ToHttp())
            .WithSummary("Scope by scope, what a node has acknowledged and what it lacks");
        api.MapGet("/refused", (IGrainFactory grains) => Nodes(grains).RefusedAsync())
            .WithSummary("Entries of other nodes that were refused here, with the reasons, the newest first");
        api.MapGet("/refused/{id}", (string id, IGrainFactory grains) => Nodes(grains).InspectAsync(id).ToHttp())
            .WithSummary("The first 200 of some refused entries");
        api.MapPost("/refused/{id}/retry", (string id, IGrainFactory grains) => Nodes(grains).RetryAsync(id).ToHttp())
            .WithSummary("Prove refused entries anew, and take them in where they pass now");
        api.MapDelete("/refused/{id}", (string id, IGrainFactory grains) => Nodes(grains).RemoveAsync(id).ToHttp())
            .WithSummary("Forget refused entries; whoever holds them may hand them over again");
    }

    private static INodesGrain Nodes(IGrainFactory grains) => grains.GetGrain<INodesGrain>(GrainKeys.Single);
}
