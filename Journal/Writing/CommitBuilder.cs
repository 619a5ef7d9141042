using System.Collections.Immutable;
using System.Runtime.InteropServices;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Clocks;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>Builds a commit: turns drafts into entries with sequence, time, chain and stored bytes, gives proven entries of other nodes their
/// positions, and stages both in the index. Used by the writer alone.</summary>
sealed class CommitBuilder(OriginId origin, JournalIndex index, HybridClock clock)
{
    private readonly List<StoredEntry> _entries = [];
    private readonly List<StoredHead> _heads = [];
    private readonly List<AsideChange> _aside = [];

    public IReadOnlyList<StoredEntry> Entries => _entries;

    public Besides Besides => _heads.Count + _aside.Count == 0 ? Besides.None : new Besides(_heads, [], _aside);

    public long Bytes { get; private set; }

    /// <summary>The time of the newest entry built.</summary>
    public HybridTime Latest { get; private set; }

    public void Clear()
    {
        _entries.Clear();
        _heads.Clear();
        _aside.Clear();
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
            pending.Fail(new StreamMovedException(append.Stream, append.KnownPosition, actual));
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

        pending.Staged = ImmutableCollectionsMarshal.AsImmutableArray(recorded);
    }

    /// <summary>Takes in what of a proven run is not there yet, other imports of this commit included; it must still follow what is there.</summary>
    public void Add(PendingImport pending)
    {
        var run = pending.Run;
        var chain = index.Chain(run.Chain);
        var held = (int)Math.Clamp(chain.Staged.Seq - run.Base.Seq, -1, run.Entries.Length + 1L);
        pending.Staged = default;
        if (held < 0 || held > run.Entries.Length || !chain.Staged.Hash.Span.SequenceEqual(HashAfter(run, held)))
        {
            pending.Move();
            return;
        }

        var recorded = new Recorded[run.Entries.Length - held];
        long weight = 0;
        for (var i = 0; i < recorded.Length; i++)
        {
            recorded[i] = Take(run.Entries[held + i], chain);
            weight += run.Entries[held + i].Content.Length;
        }

        (pending.Staged, pending.StagedBytes) = (ImmutableCollectionsMarshal.AsImmutableArray(recorded), weight);
        _aside.AddRange(run.Aside);
        if (recorded.Length > 0) _heads.Add(new StoredHead(run.Chain, run.Head.Name.Seq, weight, run.Head.ToBytes()));
    }

    private static ReadOnlySpan<byte> HashAfter(ProvenRun run, int entries) => entries == 0 ? run.Base.Hash.Span : run.Entries[entries - 1].Hash;

    private Recorded Take(in ProvenEntry proven, ChainState chain)
    {
        var entry = proven.Entry;
        if (entry.Time > Latest) Latest = entry.Time;
        return Stage(entry, proven.Content, proven.Hash, index.Stream(entry.StreamName), chain);
    }

    private Recorded Encode(StreamAppend append, Draft draft, StreamState stream, ChainState chain)
    {
        var previous = chain.Staged;
        var causes = draft.Causes.IsDefault ? [] : draft.Causes;
        var time = clock.Next();
        if (time > Latest) Latest = time;
        var entry = new Entry(append.Stream.Scope, origin, previous.Seq + 1, time, append.Stream.Stream,
            append.Actor, draft.Kind, append.CommandId, causes, KeyId: 0, draft.Payload, previous.Hash);
        var hash = new byte[EntryCodec.HashBytes];
        return Stage(entry, EntryCodec.Store(entry, hash), hash, stream, chain);
    }

    private Recorded Stage(Entry entry, byte[] content, byte[] hash, StreamState stream, ChainState chain)
    {
        var position = index.Staged + 1;
        index.Stage(chain, stream, position, entry.Seq, hash);
        _entries.Add(new StoredEntry(position, new EntryAddress(entry.Scope, entry.Origin, entry.Seq, entry.Stream, entry.Kind), content));
        Bytes += content.Length;
        return new Recorded(position, entry);
    }
}
