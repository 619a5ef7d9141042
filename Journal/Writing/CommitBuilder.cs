using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Clocks;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Writing;

/// <summary>Turns drafts into entries with sequence, time, chain and stored bytes, staged in the index. Used by the writer alone.</summary>
sealed class CommitBuilder(OriginId origin, JournalIndex index, HybridClock clock)
{
    private readonly List<StoredEntry> _entries = [];

    public IReadOnlyList<StoredEntry> Entries => _entries;

    public long Bytes { get; private set; }

    /// <summary>The time of the newest entry built.</summary>
    public HybridTime Latest { get; private set; }

    public void Clear()
    {
        _entries.Clear();
        Bytes = 0;
    }

    /// <summary>Encodes an append, or fails it alone where one of its streams has moved on.</summary>
    public void Add(PendingAppend pending)
    {
        foreach (var append in pending.Appends)
        {
            var actual = index.Stream(append.Stream).Staged;
            if (actual == append.KnownPosition) continue;
            pending.Staged = default;
            pending.TrySetException(new StreamMovedException(append.Stream, append.KnownPosition, actual));
            return;
        }

        var recorded = new Recorded[pending.Count];
        var n = 0;
        foreach (var append in pending.Appends)
        {
            var stream = index.Stream(append.Stream);
            var chain = index.Chain(new ChainName(append.Stream.Scope, origin));
            foreach (var draft in append.Drafts) recorded[n++] = Encode(append, draft, stream, chain);
        }

        pending.Staged = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(recorded);
    }

    private Recorded Encode(StreamAppend append, Draft draft, StreamState stream, ChainState chain)
    {
        var previous = chain.Staged;
        var causes = draft.Causes.IsDefault ? [] : draft.Causes;
        var entry = new Entry(append.Stream.Scope, origin, previous.Seq + 1, Latest = clock.Next(), append.Stream.Stream,
            append.Actor, draft.Kind, append.CommandId, causes, KeyId: 0, draft.Payload, previous.Hash);
        var hash = new byte[EntryCodec.HashBytes];
        var content = EntryCodec.Store(entry, hash);
        var position = index.Staged + 1;
        index.Stage(chain, stream, position, entry.Seq, hash);
        _entries.Add(new StoredEntry(position, new EntryAddress(entry.Scope, origin, entry.Seq, entry.Stream, entry.Kind), content));
        Bytes += content.Length;
        return new Recorded(position, entry);
    }
}
