using B2BBooking.Grains.Interfaces.Carts;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class SubmissionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", (ShowId show, IGrainFactory grains) => grains.GetGrain<ISubmissionsGrain>(show.Value).ListAsync())
            .WithSummary("Submissions asked for away from central and not decided yet");
        api.MapPost("/{group}/{submission:guid}/honour", (ShowId show, GroupId group, Guid submission, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).HonourAsync(command, submission).ToHttp())
            .WithSummary("Make the orders of a submission that is in review");
        api.MapPost("/{group}/{submission:guid}/decline", (ShowId show, GroupId group, Guid submission, Declined body, CommandKey command, IGrainFactory grains) =>
                Cart(grains, show, group).DeclineAsync(command, submission, body.Reason).ToHttp())
            .WithSummary("Refuse a submission that is in review, with the reason that the group reads");
    }

    internal sealed record Declined(string Reason);

    private static ICartSubmissionsGrain Cart(IGrainFactory grains, ShowId show, GroupId group) =>
        grains.GetGrain<ICartSubmissionsGrain>(GrainKeys.Of(show, group));
}
