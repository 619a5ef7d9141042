using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Replication;

/// <summary>Reads runs to be handed on. They end at signed heads; where a chain of this node's own has none after the place asked for, it
/// signs one. Entries are proven as they are read and travel in their stored bytes.</summary>
sealed class RunLoader(JournalParts parts, Introductions introductions, LazyKeeping lazy, NodeIdentity? identity)
{
    /// <summary>Reads ahead this many signed heads: about 1 MiB of cart edits.</summary>
    private const int HeadsAhead = 32;

    public async ValueTask<ChainRun?> LoadAsync(ChainName chain, long afterSeq, int mostBytes, CancellationToken cancel)
    {
        var held = parts.Index.HeadOf(chain);
        if (held.Seq <= afterSeq) return null;
        var ends = parts.Heads.After(chain, afterSeq, HeadsAhead);
        if (ends.Count == 0) ends = await HeadsOfOthersAsync(chain, afterSeq, cancel);
        if (ends.Count > 0) return await ToSignedHeadAsync(chain, afterSeq, ends, mostBytes, cancel);
        return KeyOf(chain.Origin) is { } key ? await SignAsync(key, chain, afterSeq, held.Seq, Math.Min(mostBytes, SignedHeads.RunBytes), cancel) : null;
    }

    /// <summary>The key that signs for this incarnation and for former ones of this node: what they wrote before they ended was perhaps
    /// never shipped. Null: it is another node's.</summary>
    private NodeKey? KeyOf(OriginId origin)
    {
        if (identity is null || origin == parts.Origin) return identity?.Key;
        if (introductions.Find(origin)?.Chain.Node.PublicKey is not { } author) return null;
        return identity.FormerKeys.Prepend(identity.Key).FirstOrDefault(k => k.PublicKey.Equals(author));
    }

    /// <summary>Another process on the same store may have taken in heads with its entries.</summary>
    private async ValueTask<IReadOnlyList<SignedHead>> HeadsOfOthersAsync(ChainName chain, long afterSeq, CancellationToken cancel)
    {
        if (KeyOf(chain.Origin) is not null) return [];
        foreach (var head in await parts.Store.ReadSignedHeadsAsync(chain, cancel)) parts.Heads.Take(head);
        return parts.Heads.After(chain, afterSeq, HeadsAhead);
    }

    /// <summary>Up to the furthest of these heads that lies within the bytes, and at least to the first.</summary>
    private async ValueTask<ChainRun> ToSignedHeadAsync(ChainName chain, long afterSeq, IReadOnlyList<SignedHead> ends, int mostBytes, CancellationToken cancel)
    {
        var entries = new List<StoredEntry>();
        var (end, count, bytes) = (ends[0], 0, 0L);
        foreach (var head in ends)
        {
            while (afterSeq + entries.Count < head.Name.Seq)
                entries.AddRange((await ReadAsync(chain, afterSeq + entries.Count, (int)Math.Min(head.Name.Seq - afterSeq - entries.Count, 4 * SignedHeads.RunEntries), cancel)));
            for (var i = count; i < entries.Count; i++) bytes += entries[i].Content.Length;
            if (count > 0 && bytes > mostBytes) break;
            (end, count) = (head, entries.Count);
            if (bytes >= mostBytes) break;
        }

        Prove(entries, count);
        return ToRun(chain, entries, count, end);
    }

    private async ValueTask<ChainRun> SignAsync(NodeKey key, ChainName chain, long afterSeq, long lastSeq, int mostBytes, CancellationToken cancel)
    {
        var most = (int)Math.Min(lastSeq - afterSeq, SignedHeads.RunEntries);
        var entries = await ReadAsync(chain, afterSeq, most, cancel);
        var (count, bytes) = (0, 0L);
        while (count < Math.Min(most, entries.Count) && (count == 0 || bytes + entries[count].Content.Length <= mostBytes)) bytes += entries[count++].Content.Length;
        var hash = Prove(entries, count);
        var head = SignedHead.Sign(key, chain.Scope, new EntryName(chain.Origin, afterSeq + count), hash);
        lazy.Keep(parts.Heads.Add(head, bytes));
        return ToRun(chain, entries, count, head);
    }

    private async ValueTask<IReadOnlyList<StoredEntry>> ReadAsync(ChainName chain, long afterSeq, int limit, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var page = await parts.Store.ReadChainAsync(chain, afterSeq, limit, cancel);
        if (page.Entries is [var first, ..] && first.Address.Seq == afterSeq + 1) return page.Entries;
        throw new JournalDamagedException($"The journal is damaged: entry {afterSeq + 1} of origin {chain.Origin} in scope {chain.Scope} is missing. {EntryCodec.Advice}",
            chain.Scope, chain.Origin, afterSeq + 1);
    }

    /// <returns>The hash of the last one.</returns>
    private static byte[] Prove(IReadOnlyList<StoredEntry> entries, int count)
    {
        var hash = new byte[EntryCodec.HashBytes];
        for (var i = 0; i < count; i++) EntryCodec.Prove(entries[i], hash);
        return hash;
    }

    private static ChainRun ToRun(ChainName chain, IReadOnlyList<StoredEntry> entries, int count, SignedHead head)
    {
        var run = ImmutableArray.CreateBuilder<RunEntry>(count);
        for (var i = 0; i < count; i++) run.Add(new RunEntry(entries[i].Address.Stream, entries[i].Address.Kind, EntryCodec.ToRun(entries[i])));
        return new ChainRun(chain.Scope, chain.Origin, entries[0].Address.Seq, run.MoveToImmutable(), head);
    }
}
