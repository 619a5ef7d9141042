using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Replication;

/// <summary>Proves that a run is what its node wrote and may write. Pure but for what it is given; on any thread.</summary>
static class RunProver
{
    /// <summary>What can be said of a run without a look at its entries.</summary>
    /// <exception cref="RefusedRunException">It is not to be taken.</exception>
    public static void CheckHead(ChainRun run, Certificate holder, Certificate author)
    {
        if (run.Entries.IsDefaultOrEmpty || run.FirstSeq < 1 || run.FirstSeq > long.MaxValue - run.Entries.Length)
            throw new RefusedRunException("It holds no entries, or places that no chain has.");
        if (run.Head.Scope != run.Scope || run.Head.Name != new EntryName(run.Origin, run.LastSeq))
            throw new RefusedRunException($"Its signed head is for {run.Head.Name} in {run.Head.Scope}, and not for its last entry.");
        if (!ScopeAccess.MayHold(holder, run.Scope))
            throw new RefusedRunException($"This node's certificate does not let it hold the scope {run.Scope}.");
        if (!run.Head.IsSignedBy(author))
            throw new RefusedRunException($"Its head is not signed by {author.Subject}, whose entries it says it holds.");
    }

    /// <summary>Follows the chain from a place of it here to the signed head.</summary>
    /// <returns>The entries after <paramref name="from"/>, restored and proven; null where they do not lead to the signed head.</returns>
    public static ImmutableArray<RestoredEntry>? Follow(ChainRun run, ChainHead from)
    {
        var skip = (int)(from.Seq - run.FirstSeq + 1);
        var restored = ImmutableArray.CreateBuilder<RestoredEntry>(run.Entries.Length - skip);
        var previous = from.Hash;
        for (var i = skip; i < run.Entries.Length; i++)
        {
            var (stream, kind, content) = run.Entries[i];
            if (content.IsEmpty) return null;
            var address = new EntryAddress(run.Scope, run.Origin, run.FirstSeq + i, stream, kind);
            var hash = new byte[EntryCodec.HashBytes];
            restored.Add(new RestoredEntry(address, EntryCodec.Restore(address, content.Span, previous.Span, hash), hash));
            previous = hash;
        }

        return previous.Span.SequenceEqual(run.Head.Hash.Span) ? restored.MoveToImmutable() : null;
    }

    /// <summary>Reads entries that their author has signed for: what is wrong with them is the author's fault.</summary>
    /// <exception cref="RefusedRunException">One is ill-formed, or more than its author may write.</exception>
    public static ImmutableArray<ProvenEntry> Read(ImmutableArray<RestoredEntry> restored, Certificate author)
    {
        var proven = ImmutableArray.CreateBuilder<ProvenEntry>(restored.Length);
        var (stream, kind) = ("", "");
        foreach (var (address, content, hash) in restored)
        {
            try
            {
                if (address.Kind != kind) CheckKind(address, author);
                if (address.Stream != stream) EntryLimits.CheckName(address.Stream, "stream", mayBeEmpty: false);
                (stream, kind) = (address.Stream, address.Kind);
                var entry = EntryCodec.ReadRestored(address, content);
                EntryLimits.CheckSizes(entry.StreamName, entry.Payload.Length, entry.Causes);
                proven.Add(new ProvenEntry(entry, content, hash));
            }
            catch (Exception e) when (e is PayloadFormatException or ArgumentException)
            {
                throw new RefusedRunException($"Entry {address.Seq} is not one that can be kept: {e.Message}", byAuthor: true);
            }
        }

        return proven.MoveToImmutable();
    }

    private static void CheckKind(in EntryAddress address, Certificate author)
    {
        EntryLimits.CheckName(address.Scope.Value, "scope", mayBeEmpty: false);
        EntryLimits.CheckName(address.Kind, "kind", mayBeEmpty: false);
        if (ScopeAccess.MayWrite(author, address.Scope, address.Kind)) return;
        throw new RefusedRunException($"Entry {address.Seq} ({address.Kind}) is in a scope that the certificate of {author.Subject} does not let it write: {address.Scope}.", byAuthor: true);
    }
}

/// <summary>An entry of a run in its stored form, not yet read.</summary>
readonly record struct RestoredEntry(EntryAddress Address, byte[] Content, byte[] Hash);
