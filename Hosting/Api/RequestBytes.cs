using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;

namespace B2BBooking.Hosting.Api;

/// <summary>A request's body as it is: a file or a picture. The endpoint's body limit holds.</summary>
static class RequestBytes
{
    public static async Task<ImmutableArray<byte>> ReadAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        return ImmutableCollectionsMarshal.AsImmutableArray(bytes.ToArray());
    }
}
