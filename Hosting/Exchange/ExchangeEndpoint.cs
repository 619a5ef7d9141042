using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace B2BBooking.Hosting.Exchange;

/// <summary><c>/exchange</c>: where other nodes connect. No cookie and no token counts there; the handshake proves both ends.</summary>
static class ExchangeEndpoint
{
    public const string Path = "/exchange";

    /// <summary>Names the protocol in the upgrade, so that another server's WebSocket is not taken for a node.</summary>
    public const string Protocol = "b2b-exchange";

    /// <summary>At most so many connections, proven or not.</summary>
    private const int MostConnections = 5_000;

    public static void MapExchange(this WebApplication app)
    {
        var service = app.Services.GetRequiredService<ExchangeService>();
        app.Map(Path, (HttpContext context) => AcceptAsync(context, service)).ExcludeFromDescription();
    }

    private static async Task AcceptAsync(HttpContext context, ExchangeService service)
    {
        if (!context.WebSockets.IsWebSocketRequest || !context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            await RefuseAsync(context, StatusCodes.Status426UpgradeRequired, "Nodes of B2B-Booking exchange here. There is nothing to see in a browser.");
            return;
        }

        // Browsers say on whose behalf they connect; nodes do not.
        if (context.Request.Headers.Origin.Count > 0)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "The exchange is for nodes, not for pages.");
            return;
        }

        if (service.Connections >= MostConnections || service.IsStopping)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "The node takes no further connections now.");
            return;
        }

        using var stranger = service.Strangers.Admit(context.Connection.RemoteIpAddress);
        if (stranger is null)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many connections are open that have not shown whose they are. Try again in a few seconds.");
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = Protocol,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
        });
        await service.ServeAsync(socket, stranger);
    }

    private static Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }
}
