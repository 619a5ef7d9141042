using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;

namespace B2BBooking.Journal.Writing;

/// <summary>The signed heads of each chain that were shipped or received: the places where a run of it may end. They are thinned, so that
/// there is about one for <see cref="RunEntries"/> entries or <see cref="RunBytes"/> bytes, and the newest.</summary>
sealed class SignedHeads
{
    public const int RunEntries = 256;

    public const int RunBytes = 256 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<ChainName, List<Kept>> _chains = [];

    public IEnumerable<SignedHead> Newest
    {
        get
        {
            lock (_lock) return [.. _chains.Values.Select(heads => heads[^1].Head)];
        }
    }

    public SignedHead? NewestOf(in ChainName chain)
    {
        lock (_lock) return _chains.TryGetValue(chain, out var heads) ? heads[^1].Head : null;
    }

    /// <summary>The head for exactly this entry.</summary>
    public SignedHead? Find(in ChainName chain, long seq)
    {
        lock (_lock) return _chains.TryGetValue(chain, out var heads) && Place(heads, seq) is >= 0 and var at ? heads[at].Head : null;
    }

    /// <summary>The heads after a place, in order, at most so many.</summary>
    public IReadOnlyList<SignedHead> After(in ChainName chain, long seq, int limit)
    {
        lock (_lock)
        {
            if (!_chains.TryGetValue(chain, out var heads)) return [];
            var from = Place(heads, seq + 1);
            return [.. heads.Skip(from < 0 ? ~from : from).Take(limit).Select(k => k.Head)];
        }
    }

    /// <summary>Takes a head in.</summary>
    /// <param name="weight">Bytes of the entries since the head before it.</param>
    /// <returns>What is to be kept of it beside the entries: itself, and the one that it makes needless.</returns>
    public Besides Add(SignedHead head, long weight)
    {
        var chain = new ChainName(head.Scope, head.Name.Origin);
        lock (_lock)
        {
            if (!_chains.TryGetValue(chain, out var heads)) _chains[chain] = heads = [];
            var place = Place(heads, head.Name.Seq);
            if (place >= 0) return Besides.None;
            heads.Insert(~place, new Kept(head, weight));
            var dropped = ~place == heads.Count - 1 ? Thin(chain, heads) : [];
            return new Besides([heads[Place(heads, head.Name.Seq)].ToStored(chain)], dropped, []);
        }
    }

    public static SignedHeads Load(IEnumerable<StoredHead> stored)
    {
        var heads = new SignedHeads();
        foreach (var head in stored) heads.Take(head);
        return heads;
    }

    /// <summary>Takes in what the store holds, also from another process; nothing is thinned.</summary>
    public void Take(in StoredHead stored)
    {
        lock (_lock)
        {
            if (!_chains.TryGetValue(stored.Chain, out var heads)) _chains[stored.Chain] = heads = [];
            var place = Place(heads, stored.Seq);
            if (place < 0) heads.Insert(~place, new Kept(Decode(stored.Bytes), stored.Weight));
        }
    }

    public static SignedHead Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return SignedHead.FromBytes(bytes);
        }
        catch (PayloadFormatException e)
        {
            throw new JournalDamagedException($"A signed head in the journal is damaged: {e.Message} {EntryCodec.Advice}");
        }
    }

    /// <summary>Drops the last but one where the newest is near enough to the one before.</summary>
    private static List<StoredHead> Thin(in ChainName chain, List<Kept> heads)
    {
        if (heads.Count < 2) return [];
        var (newest, needless) = (heads[^1], heads[^2]);
        var before = heads.Count > 2 ? heads[^3].Seq : 0;
        var weight = newest.Weight + needless.Weight;
        if (newest.Seq - before > RunEntries || weight > RunBytes) return [];
        heads.RemoveAt(heads.Count - 2);
        heads[^1] = newest with { Weight = weight };
        return [needless.ToStored(chain)];
    }

    /// <summary>As <see cref="List{T}.BinarySearch(T)"/>.</summary>
    private static int Place(List<Kept> heads, long seq)
    {
        var (low, high) = (0, heads.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (heads[middle].Seq == seq) return middle;
            if (heads[middle].Seq < seq) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }

    private readonly record struct Kept(SignedHead Head, long Weight)
    {
        public long Seq => Head.Name.Seq;

        public StoredHead ToStored(in ChainName chain) => new(chain, Seq, Weight, Head.ToBytes());
    }
}
