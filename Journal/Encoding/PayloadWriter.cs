using System.Buffers;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Encoding;

/// <summary>Writes payloads and snapshots: a version byte, then the fields in the order that the version fixes.
/// Integers are LEB128 varints, signed ones zigzag-coded (Protocol Buffers' encoding); each value has exactly one spelling.
/// Pass it on by <c>ref</c>; <see cref="ToArray"/> ends it.</summary>
public ref struct PayloadWriter
{
    private byte[] _buffer;
    private int _length;

    public PayloadWriter(byte version)
        : this() => WriteByte(version);

    /// <summary>Without a version byte, for a part of something that has one.</summary>
    public PayloadWriter() => _buffer = ArrayPool<byte>.Shared.Rent(256);

    public readonly int Length => _length;

    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteBool(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    public void WriteUInt64(ulong value)
    {
        var span = Room(10);
        var n = 0;
        for (; value >= 0x80; value >>= 7) span[n++] = (byte)(value | 0x80);
        span[n++] = (byte)value;
        _length += n;
    }

    public void WriteInt64(long value) => WriteUInt64((ulong)((value << 1) ^ (value >> 63)));

    public void WriteInt32(int value) => WriteInt64(value);

    /// <summary>Number of the items that follow.</summary>
    public void WriteCount(int count) => WriteUInt64(checked((uint)count));

    /// <summary>UTF-8 with its length in bytes. A text with a lone surrogate is refused: it could not be read back.</summary>
    public void WriteString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var length = StrictUtf8.Instance.GetByteCount(value);
        WriteUInt64((uint)length);
        StrictUtf8.Instance.GetBytes(value, Take(length));
    }

    public void WriteOptionalString(string? value)
    {
        WriteBool(value is not null);
        if (value is not null) WriteString(value);
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteUInt64((uint)value.Length);
        WriteRaw(value);
    }

    public void WriteRaw(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>16 bytes in network order (RFC 9562).</summary>
    public void WriteGuid(Guid value) => value.TryWriteBytes(Take(16), bigEndian: true, out _);

    /// <summary>Sign and scale in a byte, then the digits as a varint; the scale is kept (1.50 stays 1.50).</summary>
    public void WriteDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        WriteByte((byte)(((bits[3] >> 16) & 0x7F) | (bits[3] < 0 ? 0x80 : 0)));
        var digits = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        for (; digits >= 0x80; digits >>= 7) WriteByte((byte)((byte)(digits & 0x7F) | 0x80));
        WriteByte((byte)digits);
    }

    /// <summary>Unix milliseconds; the offset from UTC and what is finer than a millisecond are not kept.</summary>
    public void WriteTime(DateTimeOffset value) => WriteInt64(value.ToUnixTimeMilliseconds());

    public void WriteOrigin(OriginId value) => WriteGuid(value.Value);

    public void WriteEntryName(EntryName value)
    {
        WriteOrigin(value.Origin);
        WriteUInt64((ulong)value.Seq);
    }

    /// <summary>Each origin is written once however many names it has in the list; see Journal/DESIGN.md.</summary>
    public void WriteEntryNames(ImmutableArray<EntryName> names) => EntryNameList.Write(ref this, names, relativeTo: null);

    /// <summary>The bytes written. The writer gives its buffer back and must not be used afterwards.</summary>
    public byte[] ToArray()
    {
        var bytes = Written.ToArray();
        Dispose();
        return bytes;
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Clear() => _length = 0;

    private Span<byte> Take(int count)
    {
        var span = Room(count)[..count];
        _length += count;
        return span;
    }

    private Span<byte> Room(int count)
    {
        if (_buffer.Length - _length < count) Grow(count);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + count), _buffer.Length * 2));
        Written.CopyTo(larger);
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
