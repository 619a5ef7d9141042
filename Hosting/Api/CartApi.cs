using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>The shared cart of a client group at a show.</summary>
static class CartApi
{
    public static void Map(RouteGroupBuilder api)
    {
        MapReading(api);
        MapLines(api);
        MapCorrections(api);
        MapSubmission(api);
    }

    internal sealed record LineChangeRef(ProductId Product, EntryName Change);

    internal sealed record LineRestore(ProductId Product, EntryName Change, ImmutableArray<EntryName> Seen);

    internal sealed record OrderToCopy(ShowId Show, string OrderId);

    internal sealed record CartAtVersion(long Version);

    private static void MapReading(RouteGroupBuilder api)
    {
        api.MapGet("", (ShowId show, GroupId group, IGrainFactory grains) => Cart(grains, show, group).GetAsync()).WithSummary("The whole cart");
        api.MapGet("/lines/{seller}/{code}/history", (ShowId show, GroupId group, SellerId seller, string code, IGrainFactory grains) =>
                Cart(grains, show, group).HistoryAsync(new ProductId(seller, code)))
            .WithSummary("The changes of one line, the newest first");
        api.MapPost("/suggestions", (ShowId show, GroupId group, ImmutableArray<ProductId> body, IGrainFactory grains) =>
                Cart(grains, show, group).SuggestAsync(body))
            .WithSummary("For each product the quantity that the group's past orders suggest, or 0");
    }

    private static void MapLines(RouteGroupBuilder api)
    {
        api.MapPost("/add", (ShowId show, GroupId group, AddLine body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).AddAsync(command, body).ToHttp())
            .WithSummary("Add pieces of a product");
        api.MapPost("/add-many", (ShowId show, GroupId group, ImmutableArray<AddLine> body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).AddManyAsync(command, body).ToHttp())
            .WithSummary("Add 1-1,000 lines, with the verdict on each");
        api.MapPost("/set", (ShowId show, GroupId group, SetLine body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).SetAsync(command, body).ToHttp())
            .WithSummary("Set a line's quantity in place of what was seen; 0 removes it");
        api.MapPost("/copy-order", (ShowId show, GroupId group, OrderToCopy body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).CopyOrderAsync(command, body.Show, body.OrderId).ToHttp())
            .WithSummary("Add the lines of an earlier order of the group");
    }

    private static void MapCorrections(RouteGroupBuilder api)
    {
        api.MapPost("/undo", (ShowId show, GroupId group, LineChangeRef body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).UndoAsync(command, body.Product, body.Change).ToHttp())
            .WithSummary("Undo an own change that is still in effect");
        api.MapPost("/restore", (ShowId show, GroupId group, LineRestore body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).RestoreAsync(command, body.Product, body.Change, body.Seen).ToHttp())
            .WithSummary("Bring a line back to the quantity after a change of its history");
        api.MapPost("/resolve", (ShowId show, GroupId group, SetLine body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).ResolveAsync(command, body).ToHttp())
            .WithSummary("Settle a line that was set apart");
        api.MapPost("/accept-prices", (ShowId show, GroupId group, ImmutableArray<ProductId> body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).AcceptPricesAsync(command, body).ToHttp())
            .WithSummary("Accept the current prices of lines whose price has changed");
    }

    private static void MapSubmission(RouteGroupBuilder api)
    {
        api.MapPost("/confirm", (ShowId show, GroupId group, CartAtVersion body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).ConfirmAsync(command, body.Version).ToHttp())
            .WithSummary("Confirm the cart as it stands at a version (stage after)");
        api.MapPost("/submit", (ShowId show, GroupId group, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).SubmitAsync(command).ToHttp())
            .WithSummary("Make the confirmed cart into one order per seller, once, whatever is repeated");
    }

    private static ICartGrain Cart(IGrainFactory grains, ShowId show, GroupId group) => grains.GetGrain<ICartGrain>(GrainKeys.Of(show, group));
}
