using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>What the words of a show's catalogue are called in other languages.</summary>
static class GlossaryApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", (ShowId show, IGrainFactory grains) => Glossary(grains, show).GetAsync())
            .WithSummary("The translated words of categories and attributes");
        api.MapGet("/used", (ShowId show, IGrainFactory grains) => Glossary(grains, show).UsedAsync())
            .WithSummary("Every word that the show's products use, translated or not, the most used first");
        api.MapPut("", (ShowId show, ImmutableArray<Term> body, CommandKey command, IGrainFactory grains) =>
                Glossary(grains, show).TranslateAsync(command, body).ToHttp())
            .WithSummary("Translate 1–1,000 words; a term without translations takes its word's away, other words stay as they are");
    }

    private static IGlossaryGrain Glossary(IGrainFactory grains, ShowId show) => grains.GetGrain<IGlossaryGrain>(show.Value);
}
