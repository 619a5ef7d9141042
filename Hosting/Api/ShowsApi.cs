using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

static class ShowsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", (IGrainFactory grains) => grains.GetGrain<IShowsGrain>(GrainKeys.Single).ListAsync())
            .WithSummary("All shows, the newest first");
        api.MapGet("/{show}", (ShowId show, IGrainFactory grains) => Show(grains, show).GetAsync().OrNotFound("show", show.Value))
            .WithSummary("A show, its stage and when that changes");
        api.MapPut("/{show}", (ShowId show, ShowDefinition body, CommandKey command, IGrainFactory grains) =>
                Show(grains, show).DefineAsync(command, body).ToHttp())
            .WithSummary("Create or change a show: name, place, currency (ISO 4217), stage times, time zone (IANA)");
        api.MapGet("/{show}/me", (ShowId show, IGrainFactory grains) =>
                grains.GetGrain<IDirectoryGrain>(GrainKeys.Single).MeAsync(show).OrNotFound("user", "me"))
            .WithSummary("What the caller is at the show: groups, sellers, representations");
    }

    private static IShowGrain Show(IGrainFactory grains, ShowId show) => grains.GetGrain<IShowGrain>(show.Value);
}
