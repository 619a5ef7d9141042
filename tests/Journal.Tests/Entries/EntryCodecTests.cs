using System.Collections.Immutable;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;
using FsCheck.Xunit;

namespace B2BBooking.Journal.Tests.Entries;

public sealed class EntryCodecTests
{
    public static TheoryData<string> Fixtures => [.. EntrySamples.Fixed.Keys];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Fixture_OfFormat1_DecodesToItsEntryAndEncodesToItsBytes(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".bin"));
        Assert.Equal(EntrySamples.Hex(EntrySamples.Fixed[name]), EntrySamples.Hex(EntryCodec.Decode(bytes)));
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(EntryCodec.Encode(EntrySamples.Fixed[name])));
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(EntrySamples)])]
    public void Entry_EncodedThenDecoded_IsTheSame(Entry entry) =>
        Assert.Equal(EntrySamples.Hex(entry), EntrySamples.Hex(EntryCodec.Decode(EntryCodec.Encode(entry))));

    [Property(MaxTest = 500, Arbitrary = [typeof(EntrySamples)])]
    public void Entry_StoredThenLoaded_IsTheSame_AndHashesItsCanonicalBytes(Entry entry)
    {
        var hash = new byte[EntryCodec.HashBytes];
        var content = EntryCodec.Store(entry, hash);
        var stored = new StoredEntry(7, new EntryAddress(entry.Scope, entry.Origin, entry.Seq, entry.Stream, entry.Kind), content);

        Assert.Equal(EntrySamples.Hex(entry), EntrySamples.Hex(EntryReader.Load(stored).Entry));
        Assert.Equal(SHA256.HashData(EntryCodec.Encode(entry)), hash);
        Assert.Equal(entry.Time, EntryCodec.TimeOf(stored));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(EntrySamples)])]
    public void Entry_WithAnyByteAltered_IsAnotherEntryOrRefused(Entry entry, byte change, ushort place)
    {
        var bytes = EntryCodec.Encode(entry);
        bytes[place % bytes.Length] ^= (byte)(change | 1);
        try
        {
            // What still decodes has one spelling only: it encodes to the altered bytes, so its hash shows the change.
            Assert.Equal(bytes, EntryCodec.Encode(EntryCodec.Decode(bytes)));
        }
        catch (PayloadFormatException e)
        {
            Assert.InRange(e.Offset, 0, bytes.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Entry_CutAnywhere_IsRefused(string name)
    {
        var bytes = EntryCodec.Encode(EntrySamples.Fixed[name]);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<PayloadFormatException>(() => EntryCodec.Decode(bytes.AsSpan(0, length)));
        Assert.Throws<PayloadFormatException>(() => EntryCodec.Decode([.. bytes, 0]));
    }

    [Fact]
    public void Entry_WithMoreCausesThanAllowed_IsRefusedBeforeTheyAreRead()
    {
        var causes = Enumerable.Range(0, EntryLimits.Causes + 1).Select(_ => new EntryName(new OriginId(Guid.NewGuid()), 1)).ToImmutableArray();
        var bytes = EntryCodec.Encode(EntrySamples.Fixed["entry-v1-cart"] with { Causes = causes });
        Assert.Contains("causes", Assert.Throws<PayloadFormatException>(() => EntryCodec.Decode(bytes)).Message, StringComparison.Ordinal);
        Assert.Equal(EntryLimits.Causes, EntryCodec.Decode(EntryCodec.Encode(EntrySamples.Fixed["entry-v1-cart"] with { Causes = causes[1..] })).Causes.Length);
    }

    [Fact]
    public void CartEdit_TakesAtMost150StoredBytes()
    {
        var content = EntryCodec.Store(EntrySamples.Fixed["entry-v1-cart"], new byte[EntryCodec.HashBytes]);
        Assert.InRange(content.Length, 1, 150);
    }
}
