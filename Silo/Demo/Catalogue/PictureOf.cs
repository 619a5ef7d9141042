using System.Security.Cryptography;
using System.Text;
using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>Makes a stored picture of a drawing.</summary>
public static class PictureOf
{
    public static Picture Svg(string svg, out string hash)
    {
        var bytes = Encoding.UTF8.GetBytes(svg);
        hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new("image/svg+xml", [.. bytes]);
    }
}
