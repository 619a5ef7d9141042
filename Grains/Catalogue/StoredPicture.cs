using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Catalogue;

/// <summary>A picture under its hash: whoever stores it stores the same bytes, so the last write is as good as any.</summary>
public sealed class StoredPicture : IStreamState<StoredPicture>
{
    private readonly LastWrite<Picture> _picture = new(PictureEntries.Read);

    public static int RulesVersion => 2;

    public Picture? Picture => _picture.Value;

    public int Size => 1;

    public static StoredPicture Empty(StreamName stream) => new();

    public static StoredPicture Read(StreamName stream, ref PayloadReader reader)
    {
        var stored = new StoredPicture();
        stored._picture.Read(ref reader);
        return stored;
    }

    public void Write(ref PayloadWriter writer) => _picture.Write(ref writer);

    public bool Apply(Entry entry)
    {
        if (entry.Kind != PictureEntries.Stored) return false;
        _picture.Write(entry);
        return true;
    }
}
