using System.Collections.Concurrent;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Writing;

/// <summary>The newest signed head of each chain that was shipped or received.</summary>
sealed class SignedHeads
{
    private readonly ConcurrentDictionary<ChainName, SignedHead> _heads = [];

    public IEnumerable<SignedHead> All => _heads.Values;

    public SignedHead? Find(in ChainName chain) => _heads.GetValueOrDefault(chain);

    /// <returns>False where a newer one is held.</returns>
    public bool Add(SignedHead head)
    {
        var kept = _heads.AddOrUpdate(new ChainName(head.Scope, head.Name.Origin), head, (_, held) => held.Name.Seq >= head.Name.Seq ? held : head);
        return ReferenceEquals(kept, head);
    }

    public static SignedHeads Load(IEnumerable<byte[]> stored)
    {
        var heads = new SignedHeads();
        foreach (var bytes in stored) heads.Add(Decode(bytes));
        return heads;
    }

    private static SignedHead Decode(byte[] bytes)
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
}
