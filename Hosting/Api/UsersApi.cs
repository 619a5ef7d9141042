using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class UsersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/users", (IGrainFactory grains) => Directory(grains).UsersAsync()).WithSummary("All users");
        api.MapGet("/users/{user}", (UserId user, IGrainFactory grains) => User(grains, user).GetAsync().OrNotFound("user", user.Value))
            .WithSummary("A user's data");
        api.MapPut("/users/{user}", (UserId user, UserDefinition body, CommandKey command, IGrainFactory grains) =>
                User(grains, user).DefineAsync(command, body).ToHttp())
            .WithSummary("Create or change a user; language is en, fr or de");
        api.MapGet("/administrators", (IGrainFactory grains) => Administrators(grains).ListAsync()).WithSummary("All administrators");
        api.MapPut("/administrators/{user}", (UserId user, CommandKey command, IGrainFactory grains) =>
                Administrators(grains).GrantAsync(command, user).ToHttp())
            .WithSummary("Make a user an administrator");
        api.MapDelete("/administrators/{user}", (UserId user, CommandKey command, IGrainFactory grains) =>
                Administrators(grains).RevokeAsync(command, user).ToHttp())
            .WithSummary("End a user's being an administrator; refused for the last one");
    }

    private static IDirectoryGrain Directory(IGrainFactory grains) => grains.GetGrain<IDirectoryGrain>(GrainKeys.Single);

    private static IUserGrain User(IGrainFactory grains, UserId user) => grains.GetGrain<IUserGrain>(user.Value);

    private static IAdministratorsGrain Administrators(IGrainFactory grains) => grains.GetGrain<IAdministratorsGrain>(GrainKeys.Single);
}
