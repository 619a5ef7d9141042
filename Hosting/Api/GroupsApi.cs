using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class GroupsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", (IGrainFactory grains) => grains.GetGrain<IDirectoryGrain>(GrainKeys.Single).GroupsAsync())
            .WithSummary("All client groups");
        api.MapGet("/{group}", (GroupId group, IGrainFactory grains) => Group(grains, group).GetAsync().OrNotFound("group", group.Value))
            .WithSummary("A client group and its members");
        api.MapPut("/{group}", (GroupId group, GroupDefinition body, CommandKey command, IGrainFactory grains) =>
                Group(grains, group).DefineAsync(command, body).ToHttp())
            .WithSummary("Create or change a client group");
        api.MapPut("/{group}/members/{user}", (GroupId group, UserId user, CommandKey command, IGrainFactory grains) =>
                Group(grains, group).AddMemberAsync(command, user).ToHttp())
            .WithSummary("Make a user a member of the group");
        api.MapDelete("/{group}/members/{user}", (GroupId group, UserId user, CommandKey command, IGrainFactory grains) =>
                Group(grains, group).RemoveMemberAsync(command, user).ToHttp())
            .WithSummary("End a user's membership");
    }

    private static IGroupGrain Group(IGrainFactory grains, GroupId group) => grains.GetGrain<IGroupGrain>(group.Value);
}
