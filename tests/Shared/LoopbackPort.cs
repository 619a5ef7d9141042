using System.Net;
using System.Net.Sockets;

namespace B2BBooking.Tests.Shared;

/// <summary>A loopback port that nobody listens on at this moment, for a server that has to be told its port before it starts.</summary>
public static class LoopbackPort
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
