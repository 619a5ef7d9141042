namespace B2BBooking.Journal.Entries;

/// <summary>From a store's form to what callers get, each entry proven against its check.</summary>
static class EntryReader
{
    public static Recorded Load(StoredEntry stored)
    {
        Span<byte> hash = stackalloc byte[EntryCodec.HashBytes];
        return new Recorded(stored.Position, EntryCodec.Load(stored, hash));
    }
}
