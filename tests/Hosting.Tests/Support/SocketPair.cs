using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace B2BBooking.Hosting.Tests.Support;

/// <summary>The two ends of one WebSocket over loopback.</summary>
sealed record SocketPair(WebSocket Client, WebSocket Server)
{
    public static async Task<SocketPair> OpenAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        var server = await listener.AcceptTcpClientAsync();
        return new SocketPair(Of(client, isServer: false), Of(server, isServer: true));
    }

    private static WebSocket Of(TcpClient end, bool isServer) =>
        WebSocket.CreateFromStream(end.GetStream(), new WebSocketCreationOptions { IsServer = isServer });
}
