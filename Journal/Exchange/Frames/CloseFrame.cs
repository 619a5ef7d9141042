using System.Diagnostics.CodeAnalysis;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>The last frame of a connection that an end closes on purpose: why.</summary>
static class CloseFrame
{
    private const int TextBytes = 1024;

    public static byte[] Write(ExchangeEnd end)
    {
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Close);
        writer.WriteByte((byte)end.Code);
        writer.WriteString(end.Text.Length <= TextBytes / 3 ? end.Text : end.Text[..(TextBytes / 3)]);
        return writer.ToArray();
    }

    public static bool TryRead(ReadOnlySpan<byte> body, [NotNullWhen(true)] out ExchangeEnd? end)
    {
        try
        {
            end = Read(body);
            return true;
        }
        catch (PayloadFormatException)
        {
            end = null;
            return false;
        }
    }

    private static ExchangeEnd Read(ReadOnlySpan<byte> body)
    {
        var reader = new PayloadReader(body);
        var code = (ExchangeEndCode)reader.ReadByte();
        var start = reader.Offset;
        var text = reader.ReadString();
        if (reader.Offset - start > TextBytes + 2) throw PayloadReader.Fail("A reason is too long", start);
        reader.ReadEnd();
        return new ExchangeEnd(Enum.IsDefined(code) ? code : ExchangeEndCode.Other, text, ByPeer: true);
    }
}
