using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Stores;
using B2BBooking.Journal.Tests.Entries;
using B2BBooking.Journal.Writing;

namespace B2BBooking.Journal.Tests.Replication;

public sealed class SignedHeadsTests
{
    private static readonly ChainName Chain = new(new Scope("spring-2027/group/acme"), EntrySamples.OriginA);

    private readonly SignedHeads _heads = new();

    [Fact]
    public void Heads_OfAChainThatGrowsByOne_LeaveRunsOf256_AndTheNewest()
    {
        for (var seq = 1; seq <= 1000; seq++) _heads.Add(Head(seq), weight: 100);
        Assert.Equal([256L, 512, 768, 1000], Seqs(0));
        Assert.Equal([768L, 1000], Seqs(512));
        Assert.Equal([512L], _heads.After(Chain, 300, 1).Select(h => h.Name.Seq));
        Assert.Empty(Seqs(1000));
    }

    [Fact]
    public void Heads_OfLargeEntries_LeaveRunsOf256KiB()
    {
        for (var seq = 1; seq <= 10; seq++) _heads.Add(Head(seq), weight: 100 * 1024);
        Assert.Equal([2L, 4, 6, 8, 10], Seqs(0));
    }

    [Fact]
    public void Heads_ThatComeLate_AreKept_AndNoneTwice()
    {
        _heads.Add(Head(600), 100);
        Assert.Single(_heads.Add(Head(300), 100).Heads);
        Assert.True(_heads.Add(Head(300), 100).IsEmpty);
        Assert.Equal([300L, 600], Seqs(0));
        Assert.Equal(600, _heads.NewestOf(Chain)!.Name.Seq);
        Assert.Null(_heads.Find(Chain, 400));
    }

    [Fact]
    public void Changes_KeptOneByOne_GiveTheSameHeadsAfterAReload()
    {
        var kept = new Dictionary<long, StoredHead>();
        for (var seq = 1; seq <= 700; seq++)
        {
            var besides = _heads.Add(Head(seq), 100);
            foreach (var head in besides.Heads) kept[head.Seq] = head;
            foreach (var head in besides.DroppedHeads) kept.Remove(head.Seq);
        }

        var again = SignedHeads.Load(kept.Values);
        Assert.Equal(Seqs(0), again.After(Chain, 0, 100).Select(h => h.Name.Seq));
        again.Add(Head(701), 100);
        _heads.Add(Head(701), 100);
        Assert.Equal(Seqs(0), again.After(Chain, 0, 100).Select(h => h.Name.Seq));
    }

    private static SignedHead Head(long seq) => new(Chain.Scope, new EntryName(Chain.Origin, seq), new byte[32], new byte[64]);

    private IEnumerable<long> Seqs(long after) => _heads.After(Chain, after, 100).Select(h => h.Name.Seq);
}
