using System.Collections.Immutable;
using System.Text;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Encoding;

/// <summary>Reads what <see cref="PayloadWriter"/> wrote, and nothing else: a second spelling of a value, a cut or a left-over
/// byte is a <see cref="PayloadFormatException"/> that says where. A count or length never makes it allocate
/// more than the bytes that are there could fill.</summary>
public ref struct PayloadReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _offset;

    public readonly int Offset => _offset;

    public readonly int Remaining => _bytes.Length - _offset;

    /// <summary>The leading version byte; a payload written by a newer version is named as such.</summary>
    public byte ReadVersion(byte newest)
    {
        var version = ReadByte();
        return version >= 1 && version <= newest
            ? version
            : throw new PayloadFormatException($"Version {version} is not known here, {newest} is the newest; update this node", 0);
    }

    public byte ReadByte() => Take(1)[0];

    public bool ReadBool() => ReadByte() switch
    {
        0 => false,
        1 => true,
        var other => throw Fail($"{other} is neither true (1) nor false (0)", _offset - 1),
    };

    public ulong ReadUInt64()
    {
        var start = _offset;
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var b = ReadByte();
            if (shift == 63 && b > 1) throw Fail("An integer is larger than 64 bits", start);
            value |= (ulong)(b & 0x7F) << shift;
            if (b >= 0x80) continue;
            return b != 0 || shift == 0 ? value : throw Fail("An integer has needless zero bytes", start);
        }

        throw Fail("An integer is larger than 64 bits", start);
    }

    public long ReadInt64()
    {
        var raw = ReadUInt64();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    public int ReadInt32()
    {
        var start = _offset;
        var value = ReadInt64();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Fail($"{value} is no 32-bit integer", start);
    }

    /// <summary>Number of items that follow, each of at least <paramref name="leastBytes"/>.</summary>
    public int ReadCount(int leastBytes = 1)
    {
        var start = _offset;
        var count = ReadUInt64();
        return count <= (ulong)(Remaining / Math.Max(1, leastBytes))
            ? (int)count
            : throw Fail($"{count} items are announced and {Remaining} bytes are left", start);
    }

    public string ReadString()
    {
        var start = _offset;
        var utf8 = ReadBytes();
        try
        {
            return StrictUtf8.Instance.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Fail("A text is not UTF-8", start);
        }
    }

    public string? ReadOptionalString() => ReadBool() ? ReadString() : null;

    public ReadOnlySpan<byte> ReadBytes() => Take(ReadCount());

    public ReadOnlySpan<byte> ReadRaw(int count) => Take(count);

    public Guid ReadGuid() => new(Take(16), bigEndian: true);

    public decimal ReadDecimal()
    {
        var start = _offset;
        var head = ReadByte();
        var scale = head & 0x7F;
        UInt128 digits = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = ReadByte();
            digits |= (UInt128)(b & 0x7F) << shift;
            if (scale > 28 || shift > 91 || digits >> 96 != 0) throw Fail("A decimal is out of range", start);
            if (b >= 0x80) continue;
            if (b == 0 && shift > 0) throw Fail("A decimal has needless zero bytes", start);
            break;
        }

        return new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), head >= 0x80, (byte)scale);
    }

    public DateTimeOffset ReadTime()
    {
        var start = _offset;
        var milliseconds = ReadInt64();
        return milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw Fail("A time is out of range", start);
    }

    public OriginId ReadOrigin() => new(ReadGuid());

    public EntryName ReadEntryName() => new(ReadOrigin(), ReadSeq());

    public ImmutableArray<EntryName> ReadEntryNames() => EntryNameList.Read(ref this, relativeTo: null);

    /// <summary>Nothing may be left: a longer payload is of a version that is not known here, or damaged.</summary>
    public readonly void ReadEnd()
    {
        if (Remaining != 0) throw Fail($"{Remaining} bytes are left over", _offset);
    }

    private long ReadSeq()
    {
        var start = _offset;
        var seq = ReadUInt64();
        return seq is >= 1 and <= long.MaxValue ? (long)seq : throw Fail("A sequence number starts at 1", start);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Remaining) throw Fail($"{count} bytes are expected and {Remaining} are left", _offset);
        var taken = _bytes.Slice(_offset, count);
        _offset += count;
        return taken;
    }

    internal static PayloadFormatException Fail(string problem, int offset) => new(problem, offset);
}
