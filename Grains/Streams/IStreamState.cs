using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Streams;

/// <summary>The state that a stream's entries fold to. Plain C#: no clock, I/O, task or Orleans type in it.</summary>
public interface IStreamState<TSelf>
    where TSelf : class, IStreamState<TSelf>
{
    /// <summary>Raised with every change of <see cref="Apply"/> or of the snapshot's bytes: older snapshots are then not read.</summary>
    static abstract int RulesVersion { get; }

    static abstract TSelf Empty(StreamName stream);

    /// <summary>Reads what <see cref="Write"/> of the same rules version wrote.</summary>
    static abstract TSelf Read(StreamName stream, ref PayloadReader reader);

    void Write(ref PayloadWriter writer);

    /// <summary>Applies an entry: the same state whatever the order and repetition of entries.</summary>
    /// <returns>False where this version does not know the entry's kind; the stream is then read-only.</returns>
    bool Apply(Entry entry);

    /// <summary>About how many items <see cref="Write"/> writes; a snapshot is kept no sooner than as many entries later.</summary>
    int Size { get; }
}
