using System.Runtime.InteropServices;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Hosting.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace B2BBooking.Hosting.Api;

/// <summary>Pictures by content: their name is the SHA-256 of their bytes, so a picture never changes.</summary>
static class PicturesApi
{
    private const long MostBytes = 2 << 20;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{hash}", GetAsync).WithSummary("A picture by its SHA-256 in lower-case hexadecimal")
            .Produces(200, contentType: "image/png", additionalContentTypes: ["image/jpeg", "image/webp", "image/svg+xml"]).ProducesProblem(404);
        api.MapPost("", PostAsync).WithBodyLimit(MostBytes + 1024)
            .Accepts<byte[]>("image/png", "image/jpeg", "image/webp", "image/svg+xml")
            .WithSummary("Store a picture (PNG, JPEG, WebP or SVG, at most 2 MiB) and get its hash");
    }

    internal sealed record StoredPicture(string Hash, string MediaType, int Bytes);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(ShowId show, string hash, IGrainFactory grains, HttpContext context)
    {
        if (await Picture(grains, show, hash).GetAsync() is not { } picture)
            return OutcomeResults.Problem(Refusal.Of(RefusalCodes.NotFound, "picture", hash));
        var headers = context.Response.Headers;
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.XContentTypeOptions = "nosniff";
        // An SVG is shown, never run: opened on its own it gets no scripts and no origin.
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return TypedResults.Bytes(ImmutableCollectionsMarshal.AsArray(picture.Bytes)!, picture.MediaType);
    }

    private static async Task<Results<Ok<StoredPicture>, ProblemHttpResult>> PostAsync(ShowId show, HttpRequest request, IGrainFactory grains)
    {
        var bytes = await RequestBytes.ReadAsync(request);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan()));
        var mediaType = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        var outcome = await Picture(grains, show, hash).PutAsync(new Picture(mediaType, bytes));
        return outcome.Ok
            ? TypedResults.Ok(new StoredPicture(hash, outcome.Value.MediaType, outcome.Value.Bytes.Length))
            : OutcomeResults.Problem(outcome.Refusal);
    }

    private static IPictureGrain Picture(IGrainFactory grains, ShowId show, string hash) => grains.GetGrain<IPictureGrain>(GrainKeys.Of(show, hash));
}
