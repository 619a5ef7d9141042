using System.Net;
using System.Net.Sockets;

namespace B2BBooking.Hosting.Exchange;

/// <summary>Connections whose other end has not proven who it is. Each may hold a place for as long as a handshake may take, and memory for one
/// message: so they are bounded, all together, that proven nodes find room, and those of one address, that one machine does not shut out all
/// others. A whole venue may stand behind one address.</summary>
sealed class Strangers(int most = Strangers.Most, int mostOfAnAddress = Strangers.MostOfAnAddress)
{
    public const int Most = 2_500;

    public const int MostOfAnAddress = 1_250;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _byAddress = [];
    private int _count;

    /// <returns>Null where there are too many; else disposed when the other end is proven, or gone.</returns>
    public IDisposable? Admit(IPAddress? from)
    {
        var network = NetworkOf(from ?? IPAddress.None);
        lock (_gate)
        {
            var already = _byAddress.GetValueOrDefault(network);
            if (_count >= most || already >= mostOfAnAddress) return null;
            _byAddress[network] = already + 1;
            _count++;
        }

        return new Place(this, network);
    }

    private void Leave(IPAddress network)
    {
        lock (_gate)
        {
            _count--;
            if (--_byAddress[network] == 0) _byAddress.Remove(network);
        }
    }

    /// <summary>One machine may have 2^64 addresses of IPv6.</summary>
    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private sealed class Place(Strangers owner, IPAddress network) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) owner.Leave(network);
        }
    }
}
