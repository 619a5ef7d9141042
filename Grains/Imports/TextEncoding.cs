using System.Text;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>Finds a text file's encoding: by its byte order mark, else UTF-8 where all bytes are, else Windows-1252
/// where its letters are those of a text. A file that is none of them is refused with the row of the first bad byte.</summary>
public static class TextEncoding
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Bytes to which Windows-1252 gives no letter.</summary>
    private static ReadOnlySpan<byte> Undefined => [0x81, 0x8D, 0x8F, 0x90, 0x9D];

    public static Outcome<string> Decode(byte[] bytes)
    {
        var outcome = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Strictly(Utf8, bytes, 3, "UTF-8"),
            [0xFF, 0xFE, ..] => Strictly(new UnicodeEncoding(false, false, true), bytes, 2, "UTF-16"),
            [0xFE, 0xFF, ..] => Strictly(new UnicodeEncoding(true, false, true), bytes, 2, "UTF-16"),
            _ => WithoutMark(bytes),
        };
        return outcome is { Ok: true, Value: var text } && Damage(text) is { } damage ? damage : outcome;
    }

    private static Outcome<string> WithoutMark(byte[] bytes)
    {
        if (bytes.AsSpan().Contains((byte)0))
            return Table.Unreadable("The file is no text, or UTF-16 without a byte order mark: save it as CSV UTF-8, or as .xlsx.");
        var valid = ValidUtf8Prefix(bytes, out var lettersBeyondAscii);
        if (valid == bytes.Length) return Utf8.GetString(bytes);
        // Letters of several bytes before the bad one: this is UTF-8 that was damaged, not another encoding.
        if (lettersBeyondAscii || bytes.AsSpan().IndexOfAny(Undefined) >= 0) return BadBytes(bytes.AsSpan(0, valid).Count((byte)'\n') + 1, "UTF-8");
        var text = Windows1252.GetString(bytes);
        return ForeignLetters.In(text) is { } foreign ? foreign : text;
    }

    private static int ValidUtf8Prefix(ReadOnlySpan<byte> bytes, out bool lettersBeyondAscii)
    {
        lettersBeyondAscii = false;
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) != System.Buffers.OperationStatus.Done) return at;
            lettersBeyondAscii |= used > 1;
            at += used;
        }

        return at;
    }

    private static Outcome<string> Strictly(Encoding encoding, byte[] bytes, int mark, string name)
    {
        try
        {
            return encoding.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException e)
        {
            var before = bytes.AsSpan(0, Math.Clamp(mark + e.Index, 0, bytes.Length));
            return BadBytes(before.Count((byte)'\n') + 1, name);
        }
    }

    private static Refusal? Damage(string text)
    {
        var at = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        return at < 0 ? null : Table.Unreadable(
            $"Row {text.AsSpan(0, at).Count('\n') + 1} has the replacement character '\uFFFD': letters were lost when the file was last saved. Export it again as CSV UTF-8, or as .xlsx.");
    }

    private static Refusal BadBytes(int row, string encoding) =>
        Table.Unreadable($"Row {row} has bytes that are not {encoding}: save the file as CSV UTF-8, or as .xlsx.");
}
