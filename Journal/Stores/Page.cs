using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores;

/// <summary>Some entries of a longer reading; the next page goes on after the last of them. Its size is the store's choice.</summary>
readonly record struct Page(IReadOnlyList<StoredEntry> Entries, bool IsLast)
{
    public static Page Empty { get; } = new([], IsLast: true);
}
