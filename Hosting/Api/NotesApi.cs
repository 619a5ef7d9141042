using B2BBooking.Grains.Interfaces.Notes;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using B2BBooking.Hosting.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>eNotes: the group's, and the caller's own.</summary>
static class NotesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/shows/{show}/groups/{group}/notes", (ShowId show, GroupId group, IGrainFactory grains) => OfGroup(grains, show, group).ListAsync())
            .WithSummary("The group's notes");
        api.MapPost("/shows/{show}/groups/{group}/notes", (ShowId show, GroupId group, WriteNote body, CommandKey command, IGrainFactory grains) =>
                OfGroup(grains, show, group).WriteAsync(command, body).ToHttp())
            .WithSummary("Write a group note (at most 4,000 characters; empty deletes it)");
        api.MapGet("/notes", (IGrainFactory grains, HttpContext context) => Own(grains, context).ListAsync()).WithSummary("The caller's private notes");
        api.MapPost("/notes", (WriteNote body, CommandKey command, IGrainFactory grains, HttpContext context) =>
                Own(grains, context).WriteAsync(command, body).ToHttp())
            .WithSummary("Write a private note");
    }

    private static IGroupNotesGrain OfGroup(IGrainFactory grains, ShowId show, GroupId group) =>
        grains.GetGrain<IGroupNotesGrain>(GrainKeys.Of(show, group));

    private static IPrivateNotesGrain Own(IGrainFactory grains, HttpContext context) =>
        grains.GetGrain<IPrivateNotesGrain>(Sessions.UserOf(context.User)!.Value.Value);
}
