using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>Takes entries read from the store into the index, proving on the way that none is torn, altered, missing or out of place:
/// at start what lies after the checkpoint, later what other processes committed to the same store.</summary>
sealed class EntryIntake(JournalIndex index, SignedHeads heads)
{
    private readonly byte[] _hash = new byte[EntryCodec.HashBytes];

    /// <summary>Starts behind what a former start has proven; the entry there must still be the one that it found.</summary>
    public void GoOnFrom(Checkpoint checkpoint, IReadOnlyList<StoredEntry> last)
    {
        if (last is not [var entry] || entry.Position != checkpoint.Position)
            throw new JournalDamagedException($"The journal is damaged: it was proven up to position {checkpoint.Position}, which is missing now. {EntryCodec.Advice}");
        EntryCodec.Prove(entry, _hash);
        index.StartFrom(checkpoint);
        if (!index.HeadOf(entry.Address.Chain).Hash.Span.SequenceEqual(_hash))
            throw Damaged(entry.Address, entry.Address.Seq, $"{entry.Address} is not the one that was proven there before.");
    }

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
        if (heads.Find(address.Chain, address.Seq) is { } head && !head.Hash.Span.SequenceEqual(_hash))
            throw Damaged(address, address.Seq, $"{address} is not the one for which its node has signed.");
        index.Stage(chain, index.Stream(address.StreamName), stored.Position, address.Seq, _hash.AsSpan().ToArray());
    }

    /// <summary>At the end: no chain may end before the head that its node has signed.</summary>
    public void CheckEnds()
    {
        foreach (var head in heads.Newest)
        {
            var held = index.HeadOf(new ChainName(head.Scope, head.Name.Origin)).Seq;
            if (held >= head.Name.Seq) continue;
            var missing = new EntryAddress(head.Scope, head.Name.Origin, held + 1, "", "");
            throw Damaged(missing, missing.Seq, $"{missing} is missing: its node has signed for {head.Name.Seq} entries.");
        }
    }

    private static JournalDamagedException OutOfOrder(in EntryAddress found, long expected) => found.Seq > expected
        ? Damaged(found, expected, $"{found with { Seq = expected }} is missing; the next one held is {found.Seq}.")
        : Damaged(found, found.Seq, $"{found} is held twice.");

    private static JournalDamagedException Damaged(in EntryAddress address, long seq, string problem) =>
        new($"The journal is damaged: {problem} {EntryCodec.Advice}", address.Scope, address.Origin, seq);
}
