using System.Security.Cryptography;
using System.Text;

namespace B2BBooking.Grains.Values;

/// <summary>Ids of what follows from a cause: whoever brings it about, on whichever node and however often, gives it the same id.</summary>
public static class DerivedId
{
    /// <summary>The first 16 bytes of SHA-256 over the cause (32 lower-case hex digits), a slash and the purpose.</summary>
    public static Guid Of(Guid cause, string purpose) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{cause:N}/{purpose}")).AsSpan(0, 16), bigEndian: true);
}
