using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Catalogue;

/// <summary>The entry of stream <c>picture/HASH</c> in the show's public scope.</summary>
public static class PictureEntries
{
    public const string Stored = "picture.stored";

    private const byte Version = 1;

    public static StreamName StreamOf(ShowId show, string hash) => new(Scope.Public(show), "picture/" + hash);

    public static Draft Store(Picture picture)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(picture.MediaType);
        writer.WriteBytes(picture.Bytes.AsSpan());
        return new Draft(Stored, writer.ToArray(), []);
    }

    public static Picture Read(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var (mediaType, bytes) = (reader.ReadString(), ImmutableArray.Create(reader.ReadBytes()));
        reader.ReadEnd();
        return new Picture(mediaType, bytes);
    }
}
