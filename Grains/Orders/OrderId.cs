using System.Security.Cryptography;
using System.Text;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Orders;

/// <summary>An order's id is derived from its submission, so that whoever carries the submission out, and however often,
/// means the same order: the first 16 bytes of SHA-256 over submission id and seller, in lower-case hex.</summary>
public static class OrderId
{
    public static string Of(CommandId submission, SellerId seller)
    {
        var name = Encoding.UTF8.GetBytes($"{submission}/{seller.Value}");
        return Convert.ToHexStringLower(SHA256.HashData(name).AsSpan(0, 16));
    }
}
