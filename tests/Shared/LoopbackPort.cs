using System.Net;
using System.Net.Sockets;

namespace B2BBooking.Tests.Shared;

/// <summary>A loopback port that nobody listens on at this moment, for a server that has to be told its port before it starts. It is below
/// those that the system gives to outgoing connections, so that none of them takes it while a killed server is started again.</summary>
public static class LoopbackPort
{
    private const int First = 15_000;
    private const int Last = 32_000;

    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
