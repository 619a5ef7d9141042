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
    private readonly Func<IEnumerable<IPAddress>> _own;
    private List<IPAddress> _joined = [];

    /// <param name="own">The addresses of this machine's interfaces just now; by default, as the system says.</param>
    /// <exception cref="SocketException">The port cannot be had.</exception>
    public MulticastGroup(Func<IEnumerable<IPAddress>>? own = null)
    {
        _own = own ?? OwnAddresses;
        // Several nodes of one machine listen on the same port.
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _socket.Bind(new IPEndPoint(IPAddress.Any, Port));
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, true);
        _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 1);
        Refresh();
    }

    /// <summary>Joins the group on interfaces that have come since: a laptop is often started before its cable is in.</summary>
    public void Refresh()
    {
        var now = _own().ToList();
        _joined = [.. now.Where(own => _joined.Contains(own) || Join(own))];
    }

    public async Task SendAsync(byte[] bytes, CancellationToken cancel)
    {
        foreach (var own in _joined)
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

    private bool Join(IPAddress own)
    {
        try
        {
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group, own));
            return true;
        }
        catch (SocketException e)
        {
            // Joined already, before it went away for a while; else an interface without multicast.
            return e.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    private static IEnumerable<IPAddress> OwnAddresses()
    {
        try
        {
            return
            [
                .. NetworkInterface.GetAllNetworkInterfaces()
                    .Where(i => i.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
                    .SelectMany(i => i.GetIPProperties().UnicastAddresses)
                    .Select(a => a.Address)
                    .Where(a => a.AddressFamily == AddressFamily.InterNetwork),
            ];
        }
        catch (NetworkInformationException)
        {
            // They are changing just now; asked for again soon.
            return [];
        }
    }
}
