using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace B2BBooking.Hosting.Exchange.Discovery;

/// <summary>The multicast group in which nodes of a local network announce themselves (administratively scoped, RFC 2365: it leaves no
/// site), on every interface, this machine's own included.</summary>
sealed class MulticastGroup : IDisposable
{
    private const int Port = 5085;
    private static readonly IPAddress Group = IPAddress.Parse("239.255.66.82");

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly List<IPAddress> _interfaces = [];

    public MulticastGroup()
    {
        // Several nodes of one machine listen on the same port.
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _socket.Bind(new IPEndPoint(IPAddress.Any, Port));
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, true);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 1);
        foreach (var own in OwnAddresses()) Join(own);
    }

    public async Task SendAsync(byte[] bytes, CancellationToken cancel)
    {
        foreach (var own in _interfaces)
        {
            try
            {
                _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, own.GetAddressBytes());
                await _socket.SendToAsync(bytes, SocketFlags.None, new IPEndPoint(Group, Port), cancel);
            }
            catch (SocketException)
            {
                // This interface is down just now; the next announcement may go through.
            }
        }
    }

    public async Task<(int Length, IPAddress From)> ReceiveAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        var received = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancel);
        return (received.ReceivedBytes, ((IPEndPoint)received.RemoteEndPoint).Address);
    }

    public void Dispose() => _socket.Dispose();

    private void Join(IPAddress own)
    {
        try
        {
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group, own));
            _interfaces.Add(own);
        }
        catch (SocketException)
        {
            // An interface without multicast.
        }
    }

    private static IEnumerable<IPAddress> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(i => i.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .Where(a => a.AddressFamily == AddressFamily.InterNetwork);
}
