using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Stores;
using static B2BBooking.Journal.Tests.Stores.Samples;

namespace B2BBooking.Journal.Tests.Stores;

/// <summary>Every byte counts: what is not as it was written is found at start, and named.</summary>
public sealed class DamageTests
{
    [Fact]
    public async Task Start_WithAnyByteOfAnyEntryFlipped_NamesThatEntry()
    {
        var entries = await Written();
        foreach (var (index, entry) in entries.Index())
        {
            for (var place = 0; place < entry.Content.Length; place++)
            {
                var error = await Opened(Replace(entries, index, entry with { Content = Flip(entry.Content, place) }));
                Assert.Equal((entry.Address.Scope, entry.Address.Origin, entry.Address.Seq), (error.Scope, error.Origin, error.Seq));
            }
        }
    }

    [Fact]
    public async Task Start_WithAnEntryMissing_NamesItOrItsPosition()
    {
        var entries = await Written();
        foreach (var (index, missing) in entries.Index().SkipLast(1))
        {
            var error = await Opened([.. entries.Where((_, i) => i != index)]);
            var named = error.Seq == missing.Address.Seq && error.Scope == missing.Address.Scope && error.Origin == missing.Address.Origin;
            Assert.True(named || error.Message.Contains($"position {missing.Position}", StringComparison.Ordinal), error.Message);
        }
    }

    [Fact]
    public async Task Start_WithAnAddressAltered_NamesAnEntry()
    {
        var entries = await Written();
        var (index, entry) = (2, entries[2]);
        foreach (var altered in new[]
        {
            entry.Address with { Kind = "cart.line.removed" },
            entry.Address with { Stream = "notes" },
            entry.Address with { Scope = Cart(9).Scope },
            entry.Address with { Seq = entry.Address.Seq + 1 },
            entry.Address with { Origin = new(Guid.NewGuid()) },
        })
        {
            Assert.NotNull((await Opened(Replace(entries, index, entry with { Address = altered }))).Seq);
        }
    }

    [Fact]
    public async Task Start_WithAnEntryReplacedByAnotherWholeOne_NamesIt()
    {
        var entries = await Written();
        var forged = EntryReader.Load(entries[1]).Entry with { Payload = new byte[] { 99 } };
        var content = EntryCodec.Store(forged, new byte[EntryCodec.HashBytes]);
        var error = await Opened(Replace(entries, 1, entries[1] with { Content = content }));
        Assert.Equal(entries[2].Address.Seq, error.Seq);
    }

    [Fact]
    public async Task Read_OfAnEntryDamagedAfterTheStart_FailsByName()
    {
        var store = new MemoryStore();
        await using var journal = await JournalFactory.OpenAsync(store, null);
        await journal.AppendAsync([Append(Cart(1), 0, 1, 2, 3)]);
        // The memory store hands out the bytes that it holds.
        System.Runtime.InteropServices.MemoryMarshal.AsMemory(store.ReadNext(0, 1)[0].Content).Span[5] ^= 1;

        var error = await Assert.ThrowsAsync<JournalDamagedException>(() => journal.ReadStreamAsync(Cart(1)).ToList());
        Assert.Equal((Cart(1).Scope, journal.Origin, 1L), (error.Scope, error.Origin, error.Seq));
        await Assert.ThrowsAsync<JournalDamagedException>(() => journal.VerifyAsync());
    }

    private static async Task<List<StoredEntry>> Written()
    {
        var store = new MemoryStore();
        await using var journal = await JournalFactory.OpenAsync(store, null);
        var first = await journal.AppendAsync([Several(Cart(1), 0, 3), Append(Cart(2), 0, 7, 7, 7)]);
        await journal.AppendAsync([Several(Cart(1), first[2].Position, 2)]);
        return [.. store.ReadNext(0, 100)];
    }

    private static List<StoredEntry> Replace(List<StoredEntry> entries, int index, StoredEntry by)
    {
        var altered = entries.ToList();
        altered[index] = by;
        return altered;
    }

    private static byte[] Flip(ReadOnlyMemory<byte> content, int place)
    {
        var altered = content.ToArray();
        altered[place] ^= 0x40;
        return altered;
    }

    private static async Task<JournalDamagedException> Opened(List<StoredEntry> entries)
    {
        var store = new MemoryStore();
        store.Commit(0, entries, Besides.None);
        return await Assert.ThrowsAsync<JournalDamagedException>(() => JournalFactory.OpenAsync(store, null));
    }
}
