using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class ReportsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sellers/{seller}/report", (ShowId show, SellerId seller, IGrainFactory grains) =>
                grains.GetGrain<ISellerReportGrain>(GrainKeys.Of(show, seller)).GetAsync())
            .WithSummary("A seller's live report");
        api.MapGet("/standings", (ShowId show, IGrainFactory grains) => grains.GetGrain<IStandingsGrain>(show.Value).ListAsync())
            .WithSummary("Carts and orders of the groups assigned to the caller; all groups for an administrator");
    }
}
