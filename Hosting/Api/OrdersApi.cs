using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Orders;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class OrdersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/groups/{group}/orders", (GroupId group, IGrainFactory grains) => grains.GetGrain<IGroupOrdersGrain>(group.Value).ListAsync())
            .WithSummary("A group's orders of all shows, the newest first");
        api.MapGet("/shows/{show}/sellers/{seller}/orders", (ShowId show, SellerId seller, IGrainFactory grains) =>
                grains.GetGrain<ISellerOrdersGrain>(GrainKeys.Of(show, seller)).ListAsync())
            .WithSummary("A seller's orders at a show, the newest first");
        MapOrder(api.MapGroup("/shows/{show}/groups/{group}/orders/{order}"));
    }

    internal sealed record Cancellation(ImmutableArray<CancelLine> Lines, string Reason);

    private static void MapOrder(RouteGroupBuilder api)
    {
        api.MapGet("", (ShowId show, GroupId group, string order, IGrainFactory grains) =>
                Order(grains, show, group, order).GetAsync().OrNotFound("order", order))
            .WithSummary("An order with its lines and events");
        api.MapPost("/accept", (ShowId show, GroupId group, string order, CommandKey command, IGrainFactory grains) =>
                Order(grains, show, group, order).AcceptAsync(command).ToHttp())
            .WithSummary("The seller takes the order in");
        api.MapPost("/cancel", (ShowId show, GroupId group, string order, Cancellation body, CommandKey command, IGrainFactory grains) =>
                Order(grains, show, group, order).CancelAsync(command, body.Lines, body.Reason).ToHttp())
            .WithSummary("Cancel pieces of lines: by the group while the order is submitted, by the seller also afterwards");
    }

    private static IOrderGrain Order(IGrainFactory grains, ShowId show, GroupId group, string order) =>
        grains.GetGrain<IOrderGrain>(GrainKeys.Of(show, group, order));
}
