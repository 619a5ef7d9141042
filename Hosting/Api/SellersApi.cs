using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>A show's sellers, their staff and representatives.</summary>
static class SellersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", (ShowId show, IGrainFactory grains) => grains.GetGrain<IDirectoryGrain>(GrainKeys.Single).SellersAsync(show))
            .WithSummary("The show's sellers");
        api.MapGet("/{seller}", (ShowId show, SellerId seller, IGrainFactory grains) =>
                grains.GetGrain<ISellerGrain>(GrainKeys.Of(show, seller)).GetAsync().OrNotFound("seller", seller.Value))
            .WithSummary("A seller's public face");
        api.MapPut("/{seller}", (ShowId show, SellerId seller, SellerDefinition body, CommandKey command, IGrainFactory grains) =>
                grains.GetGrain<ISellerGrain>(GrainKeys.Of(show, seller)).DefineAsync(command, body).ToHttp())
            .WithSummary("Create or change a seller");
        MapStaff(api);
    }

    internal sealed record AssignedGroups(ImmutableArray<GroupId> Groups);

    private static void MapStaff(RouteGroupBuilder api)
    {
        api.MapGet("/{seller}/staff", (ShowId show, SellerId seller, IGrainFactory grains) => Staff(grains, show, seller).GetAsync())
            .WithSummary("A seller's staff, and its representatives with their groups");
        api.MapPut("/{seller}/staff/{user}", (ShowId show, SellerId seller, UserId user, CommandKey command, IGrainFactory grains) =>
                Staff(grains, show, seller).AddStaffAsync(command, user).ToHttp())
            .WithSummary("Make a user staff of the seller");
        api.MapDelete("/{seller}/staff/{user}", (ShowId show, SellerId seller, UserId user, CommandKey command, IGrainFactory grains) =>
                Staff(grains, show, seller).RemoveStaffAsync(command, user).ToHttp())
            .WithSummary("End a user's being staff");
        api.MapPut("/{seller}/representatives/{user}",
                (ShowId show, SellerId seller, UserId user, AssignedGroups body, CommandKey command, IGrainFactory grains) =>
                    Staff(grains, show, seller).AssignAsync(command, user, body.Groups).ToHttp())
            .WithSummary("Make a user a representative with exactly these groups; with none the representation ends");
    }

    private static IStaffGrain Staff(IGrainFactory grains, ShowId show, SellerId seller) =>
        grains.GetGrain<IStaffGrain>(GrainKeys.Of(show, seller));
}
