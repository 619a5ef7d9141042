using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using FsCheck;
using FsCheck.Xunit;

namespace B2BBooking.Journal.Tests.Encoding;

public sealed class PayloadTests
{
    [Property(MaxTest = 500)]
    public void Fields_WrittenThenRead_AreTheSame(long number, ulong natural, NonNull<string> text, decimal amount, Guid id, bool flag, byte[] bytes)
    {
        var clean = text.Get.Replace('\0', 'x');
        if (clean.Any(char.IsSurrogate)) clean = "é€𝄞";
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Math.Abs(number % 4_000_000_000_000));
        var writer = new PayloadWriter(version: 3);
        writer.WriteInt64(number);
        writer.WriteUInt64(natural);
        writer.WriteString(clean);
        writer.WriteOptionalString(flag ? clean : null);
        writer.WriteDecimal(amount);
        writer.WriteGuid(id);
        writer.WriteBool(flag);
        writer.WriteTime(time);
        writer.WriteBytes(bytes ?? []);

        var reader = new PayloadReader(writer.ToArray());
        Assert.Equal(3, reader.ReadVersion(newest: 3));
        Assert.Equal(number, reader.ReadInt64());
        Assert.Equal(natural, reader.ReadUInt64());
        Assert.Equal(clean, reader.ReadString());
        Assert.Equal(flag ? clean : null, reader.ReadOptionalString());
        Assert.Equal(decimal.GetBits(amount), decimal.GetBits(reader.ReadDecimal()));
        Assert.Equal(id, reader.ReadGuid());
        Assert.Equal(flag, reader.ReadBool());
        Assert.Equal(time, reader.ReadTime());
        Assert.Equal(bytes ?? [], reader.ReadBytes().ToArray());
        reader.ReadEnd();
    }

    [Property(MaxTest = 300)]
    public void EntryNames_WrittenThenRead_KeepTheirOrder((byte Origin, PositiveInt Seq)[] names)
    {
        var list = (names ?? []).Select(n => new EntryName(OriginOf(n.Origin % 4), n.Seq.Get)).ToImmutableArray();
        var writer = new PayloadWriter(1);
        writer.WriteEntryNames(list);
        var reader = new PayloadReader(writer.ToArray());
        reader.ReadVersion(1);
        Assert.Equal<EntryName>(list, reader.ReadEntryNames());
        reader.ReadEnd();
    }

    [Theory]
    [InlineData("0.00")]
    [InlineData("-0.0")]
    [InlineData("1.50")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void Decimal_AtItsLimits_KeepsScaleAndSign(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var writer = new PayloadWriter(1);
        writer.WriteDecimal(value);
        var reader = new PayloadReader(writer.ToArray());
        reader.ReadVersion(1);
        Assert.Equal(decimal.GetBits(value), decimal.GetBits(reader.ReadDecimal()));
        reader.ReadEnd();
    }

    [Property(MaxTest = 2000)]
    public void Reader_AnyBytes_FailsWithAnOffsetInsideOrReadsOn(byte[] bytes)
    {
        bytes ??= [];
        try
        {
            var reader = new PayloadReader(bytes);
            reader.ReadVersion(1);
            reader.ReadEntryNames();
            reader.ReadString();
            reader.ReadDecimal();
            reader.ReadTime();
            reader.ReadEnd();
        }
        catch (PayloadFormatException e)
        {
            Assert.InRange(e.Offset, 0, bytes.Length);
        }
    }

    [Fact]
    public void Reader_IntegerWithNeedlessByte_IsRefusedWithItsPlace()
    {
        var error = Assert.Throws<PayloadFormatException>(() => new PayloadReader([1, 0x85, 0x00]).ReadTwo());
        Assert.Equal(1, error.Offset);
    }

    [Fact]
    public void Reader_CountLargerThanWhatIsLeft_IsRefusedBeforeAnythingIsAllocated() =>
        Assert.Throws<PayloadFormatException>(() => new PayloadReader([0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0]).ReadEntryNames());

    [Fact]
    public void Reader_NewerVersion_SaysUpdate()
    {
        var error = Assert.Throws<PayloadFormatException>(() => new PayloadReader([9]).ReadVersion(newest: 2));
        Assert.Contains("update this node", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writer_TextWithLoneSurrogate_IsRefused() =>
        Assert.Throws<System.Text.EncoderFallbackException>(() => new PayloadWriter(1).WriteString("a\uD800"));

    private static OriginId OriginOf(int n) => new(new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
}

static class ReaderSteps
{
    public static ulong ReadTwo(this PayloadReader reader)
    {
        reader.ReadByte();
        return reader.ReadUInt64();
    }
}
