using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores;

/// <summary>What is kept beside the entries under a key. The numbers are part of the stores' layout.</summary>
enum Shelf
{
    /// <summary>By origin: <see cref="Identity.Incarnation"/>s that are in no entry here.</summary>
    Introductions = 1,

    /// <summary>By node and scope: the newest <see cref="Replication.Acknowledgement"/>.</summary>
    Acknowledgements = 2,

    /// <summary>The newest <see cref="Replication.TimeAnchor"/>, under the empty key.</summary>
    Anchor = 3,

    /// <summary>By id: what was refused, from whom and why.</summary>
    ParkedNotes = 4,

    /// <summary>By the same id: the refused run itself.</summary>
    ParkedRuns = 5,
}

/// <summary>A signed head of a chain in its bytes. <see cref="Weight"/>: bytes of the entries since the signed head before it.</summary>
readonly record struct StoredHead(ChainName Chain, long Seq, long Weight, byte[] Bytes);

/// <summary>Something to be kept under a key; no bytes: to be dropped.</summary>
readonly record struct AsideChange(Shelf Shelf, string Key, byte[]? Bytes);

/// <summary>Changes of what is kept beside the entries. Heads of chains that hold no entry are passed over.</summary>
sealed record Besides(IReadOnlyList<StoredHead> Heads, IReadOnlyList<StoredHead> DroppedHeads, IReadOnlyList<AsideChange> Aside)
{
    public static Besides None { get; } = new([], [], []);

    public bool IsEmpty => Heads.Count == 0 && DroppedHeads.Count == 0 && Aside.Count == 0;
}
