using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Orders;

/// <summary>The spelling of an order's number: a short form of the incarnation that gives it, a dash, a count from 1, such as
/// <c>K7QM2A-00012</c>. The letters are Crockford's base 32: none that are misread.</summary>
public static class OrderNumber
{
    public const int CodeLength = 6;

    /// <summary>How many different codes an incarnation can fall back on where its first one is taken.</summary>
    public const int CodesOfOrigin = 4;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(string code, int count) => string.Create(CultureInfo.InvariantCulture, $"{code}-{count:D5}");

    /// <summary>A code from 30 bits of the SHA-256 of the incarnation's id and the choice.</summary>
    /// <param name="choice">0 to <see cref="CodesOfOrigin"/> − 1: a further one where the code before is taken.</param>
    public static string CodeOf(OriginId origin, int choice)
    {
        Span<byte> name = stackalloc byte[17];
        origin.Value.TryWriteBytes(name, bigEndian: true, out _);
        name[16] = (byte)choice;
        var bits = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(name));
        return string.Create(CodeLength, bits, static (code, bits) =>
        {
            for (var i = 0; i < code.Length; i++, bits >>= 5) code[i] = Letters[(int)(bits & 31)];
        });
    }

    /// <summary>The code in a number; null where it is not a number of this spelling.</summary>
    public static string? CodeOf(string number) =>
        number.Length > CodeLength + 1 && number[CodeLength] == '-' ? number[..CodeLength] : null;
}
