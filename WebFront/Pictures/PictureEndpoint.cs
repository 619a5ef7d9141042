using System.Runtime.InteropServices;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace B2BBooking.WebFront.Pictures;

/// <summary>Pictures over HTTP. Their name is their content's hash, so a browser may keep them for ever.</summary>
public static class PictureEndpoint
{
    public static string Url(ShowId show, string hash) => $"/s/{show.Value}/pictures/{hash}";

    public static void MapPictures(this WebApplication app) => app.MapGet("/s/{show}/pictures/{hash}",
        async (string show, string hash, HttpContext context, IGrainFactory grains) =>
        {
            if (Session.Of(context.User) is not { } user)
                return Results.Unauthorized();
            if (!IdSpelling.IsId(show) || !IsHash(hash))
                return Results.NotFound();
            Caller.Set(user);
            var picture = await grains.GetGrain<IPictureGrain>(GrainKeys.Of(new ShowId(show), hash)).GetAsync();
            if (picture is null)
                return Results.NotFound();
            Harden(context.Response.Headers);
            return Results.Bytes(ImmutableCollectionsMarshal.AsArray(picture.Bytes)!, picture.MediaType);
        }).RequireAuthorization();

    // A seller's SVG is shown, never run: opened on its own it gets no scripts and no origin.
    private static void Harden(IHeaderDictionary headers)
    {
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        headers.XContentTypeOptions = "nosniff";
    }

    private static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);
}
