using System.Security.Cryptography;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>What both ends say first, and nothing in it is secret: which protocol, which organizer, what time it is here.
/// Magic and version keep their places in every version.</summary>
sealed record HelloFrame(int Major, int Minor, ReadOnlyMemory<byte> Root, ReadOnlyMemory<byte> Nonce, DateTimeOffset Clock, int Window, string Software)
{
    public const int NonceBytes = 32;

    public const int SoftwareBytes = 128;

    public static ReadOnlySpan<byte> Magic => "B2BXCHG\n"u8;

    public byte[] ToFrame()
    {
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Hello);
        writer.WriteRaw(Magic);
        writer.WriteCount(Major);
        writer.WriteCount(Minor);
        writer.WriteRaw(Root.Span);
        writer.WriteRaw(Nonce.Span);
        writer.WriteTime(Clock);
        writer.WriteCount(Window);
        writer.WriteString(Software);
        return writer.ToArray();
    }

    public static bool IsHello(ReadOnlySpan<byte> frame) =>
        frame.Length > Magic.Length && frame[0] == FrameType.Hello && frame.Slice(1, Magic.Length).SequenceEqual(Magic);

    /// <summary>The major version, of whatever version the rest is.</summary>
    public static int MajorOf(ReadOnlySpan<byte> frame)
    {
        var reader = new PayloadReader(frame[(1 + Magic.Length)..]);
        return (int)Math.Min(reader.ReadUInt64(), int.MaxValue);
    }

    /// <summary>A newer minor version may add fields at the end, which are skipped.</summary>
    public static HelloFrame Read(ReadOnlySpan<byte> frame)
    {
        var reader = new PayloadReader(frame);
        reader.ReadRaw(1 + Magic.Length);
        var (major, minor) = (ReadSmall(ref reader), ReadSmall(ref reader));
        var root = reader.ReadRaw(SHA256.HashSizeInBytes).ToArray();
        var nonce = reader.ReadRaw(NonceBytes).ToArray();
        var clock = reader.ReadTime();
        var window = ReadSmall(ref reader);
        var start = reader.Offset;
        var software = reader.ReadString();
        if (reader.Offset - start > SoftwareBytes + 2) throw PayloadReader.Fail("The name of the software is too long", start);
        if (minor <= Handshake.Minor) reader.ReadEnd();
        return new HelloFrame(major, minor, root, nonce, clock, window, software);
    }

    private static int ReadSmall(ref PayloadReader reader)
    {
        var start = reader.Offset;
        var value = reader.ReadUInt64();
        return value <= int.MaxValue ? (int)value : throw PayloadReader.Fail("A number is out of range", start);
    }
}
