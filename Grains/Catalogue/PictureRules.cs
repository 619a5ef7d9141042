using System.Security.Cryptography;
using System.Text.RegularExpressions;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Catalogue;

public static partial class PictureRules
{
    /// <summary>2 MiB.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    public const int HashBytes = SHA256.HashSizeInBytes;

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static Refusal? RefuseHash(string field, string? hash) =>
        hash is not null && Hash().IsMatch(hash) ? null : Check.Bad(field, hash, "the SHA-256 of a picture as 64 digits 0–9, a–f");

    public static Decision Put(StoredPicture stored, ShowId show, string hash, Picture picture, bool showExists)
    {
        if (!showExists) return Refusal.Of(RefusalCodes.NotFound, "show", show.Value);
        if (RefuseHash("hash", hash) is { } badHash) return badHash;
        if (picture.Bytes.IsDefault || picture.Bytes.Length > MostBytes)
            return Refusal.Of(RefusalCodes.FileTooLarge, $"{(picture.Bytes.IsDefault ? 0 : picture.Bytes.Length)}", $"{MostBytes}");
        if (PictureFormat.Refuse(picture) is { } refusal) return refusal;
        if (HashOf(picture.Bytes.AsSpan()) != hash) return Check.Bad("hash", hash, "the SHA-256 of the picture's bytes");
        return stored.Picture is null ? PictureEntries.Store(picture) : Decision.Nothing;
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
