using System.Collections.Immutable;
using System.IO.Compression;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>The entries of a run in one block: a table of the streams and kinds that occur, then column by column the number of
/// each entry's stream and kind, the length of its content, and all contents. Columns of like things compress better than rows.</summary>
static class RunBlock
{
    private const int MostNames = 65_536;

    public static byte[] Pack(ImmutableArray<RunEntry> entries)
    {
        var names = new Dictionary<string, int>();
        foreach (var entry in entries)
        {
            names.TryAdd(entry.Stream, names.Count);
            names.TryAdd(entry.Kind, names.Count);
        }

        var writer = new PayloadWriter();
        writer.WriteCount(names.Count);
        foreach (var name in names.Keys) writer.WriteString(name);
        writer.WriteCount(entries.Length);
        foreach (var entry in entries) writer.WriteCount(names[entry.Stream]);
        foreach (var entry in entries) writer.WriteCount(names[entry.Kind]);
        foreach (var entry in entries) writer.WriteCount(entry.Content.Length);
        foreach (var entry in entries) writer.WriteRaw(entry.Content.Span);
        return writer.ToArray();
    }

    /// <summary>The entries' contents are parts of the block, which must stay as it is.</summary>
    public static ImmutableArray<RunEntry> Unpack(ReadOnlyMemory<byte> block)
    {
        var reader = new PayloadReader(block.Span);
        var names = new string[Bounded(reader.ReadCount(leastBytes: 2), MostNames)];
        for (var i = 0; i < names.Length; i++) names[i] = ReadName(ref reader);
        // Each entry takes a byte in each column, and its content holds a command id at least.
        var count = reader.ReadCount(leastBytes: 3 + 16);
        if (count == 0) throw PayloadReader.Fail("A run is empty", reader.Offset);
        var columns = new int[3 * count];
        for (var i = 0; i < columns.Length; i++) columns[i] = ReadSmall(ref reader, i < 2 * count ? names.Length - 1 : block.Length);
        var entries = ImmutableArray.CreateBuilder<RunEntry>(count);
        for (var i = 0; i < count; i++)
        {
            var (start, length) = (reader.Offset, columns[(2 * count) + i]);
            reader.ReadRaw(length);
            entries.Add(new RunEntry(names[columns[i]], names[columns[count + i]], block.Slice(start, length)));
        }

        reader.ReadEnd();
        return entries.MoveToImmutable();
    }

    /// <summary>Brotli (RFC 7932), or nothing where it saves nothing.</summary>
    public static byte[]? Compress(ReadOnlySpan<byte> block)
    {
        const int Quality = 4, WindowBits = 18;
        if (block.Length < 128) return null;
        var packed = new byte[block.Length];
        return BrotliEncoder.TryCompress(block, packed, out var written, Quality, WindowBits) && written < block.Length * 9L / 10 ? packed[..written] : null;
    }

    /// <param name="size">As announced, and checked against the limits before: more than that is never written.</param>
    public static byte[] Decompress(ReadOnlySpan<byte> packed, int size)
    {
        var block = new byte[size];
        return BrotliDecoder.TryDecompress(packed, block, out var written) && written == size
            ? block
            : throw new PayloadFormatException("A compressed run does not give what it announces", 0);
    }

    private static string ReadName(ref PayloadReader reader)
    {
        var start = reader.Offset;
        var name = reader.ReadString();
        return name.Length > 0 && reader.Offset - start <= EntryLimits.NameBytes + 2 ? name : throw PayloadReader.Fail("A name is empty or too long", start);
    }

    private static int Bounded(int count, int most) =>
        count <= most ? count : throw PayloadReader.Fail($"{count} names are more than {most}", 0);

    private static int ReadSmall(ref PayloadReader reader, int most)
    {
        var start = reader.Offset;
        var value = reader.ReadUInt64();
        return value <= (ulong)Math.Max(most, 0) && most >= 0 ? (int)value : throw PayloadReader.Fail("A number is out of range", start);
    }
}
