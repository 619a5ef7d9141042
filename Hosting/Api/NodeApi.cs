using B2BBooking.Grains.Interfaces.Nodes;
using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class NodeApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("", (IGrainFactory grains) => grains.GetGrain<INodeGrain>(GrainKeys.Single).StateAsync()).WithSummary("The state of this node");
}
