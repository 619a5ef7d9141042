using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Writing;

/// <summary>Takes entries read from the store into the index, proving on the way that none is torn, altered, missing or out of place:
/// at start what lies after the checkpoint, later what other processes committed to the same store.</summary>
sealed class EntryIntake(JournalIndex index)
{
    private readonly byte[] _hash = new byte[EntryCodec.HashBytes];

    /// <exception cref="JournalDamagedException">Names the first entry that is not as it was written.</exception>
    public void Take(IReadOnlyList<StoredEntry> page)
    {
        var latest = default(HybridTime);
        foreach (var stored in page)
        {
            Take(stored);
            var time = EntryCodec.TimeOf(stored);
            if (time > latest) latest = time;
        }

        index.Keep(latest);
    }

    private void Take(in StoredEntry stored)
    {
        var address = stored.Address;
        var chain = index.Chain(address.Chain);
        if (address.Seq != chain.Staged.Seq + 1) throw OutOfOrder(address, chain.Staged.Seq + 1);
        if (stored.Position != index.Staged + 1)
            throw new JournalDamagedException($"The journal is damaged: position {index.Staged + 1}, before {address}, is missing. {EntryCodec.Advice}");
        EntryCodec.Prove(stored, _hash);
        if (!EntryCodec.PreviousHashOf(stored).SequenceEqual(chain.Staged.Hash.Span))
            throw Damaged(address, address.Seq, $"{address} does not follow the entry before it: one of the two is not what was written.");
        index.Stage(chain, index.Stream(address.StreamName), stored.Position, address.Seq, _hash.AsSpan().ToArray());
    }

    private static JournalDamagedException OutOfOrder(in EntryAddress found, long expected) => found.Seq > expected
        ? Damaged(found, expected, $"{found with { Seq = expected }} is missing; the next one held is {found.Seq}.")
        : Damaged(found, found.Seq, $"{found} is held twice.");

    private static JournalDamagedException Damaged(in EntryAddress address, long seq, string problem) =>
        new($"The journal is damaged: {problem} {EntryCodec.Advice}", address.Scope, address.Origin, seq);
}
