using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Entries;
using B2BBooking.Journal.Identity;
using B2BBooking.Journal.Replication;

namespace B2BBooking.Journal.Exchange.Frames;

/// <summary>A run on its way. <see cref="BlockBytes"/>, the size of its entries unpacked, is what counts against the receiver's window.</summary>
readonly record struct RunFrame(ChainRun Run, int BlockBytes)
{
    private const int SignatureBytes = 64;

    private const byte Plain = 0;

    private const byte Brotli = 1;

    public static byte[] Write(NameTable names, ChainRun run, ReadOnlySpan<byte> block)
    {
        var compressed = RunBlock.Compress(block);
        var writer = new PayloadWriter();
        writer.WriteByte(FrameType.Run);
        names.Write(ref writer, run.Scope);
        names.Write(ref writer, run.Origin);
        writer.WriteUInt64((ulong)run.FirstSeq);
        writer.WriteRaw(run.Head.Hash.Span);
        writer.WriteRaw(run.Head.Signature.Span);
        writer.WriteByte(compressed is null ? Plain : Brotli);
        writer.WriteCount(block.Length);
        writer.WriteRaw(compressed is null ? block : compressed);
        return writer.ToArray();
    }

    /// <param name="frame">Stays in use as long as the run.</param>
    /// <param name="admits">Asked before anything of that size is allocated.</param>
    public static RunFrame Read(ReadOnlyMemory<byte> frame, NameTable names, Func<int, bool> admits)
    {
        var reader = new PayloadReader(frame.Span);
        reader.ReadByte();
        var (scope, origin) = (names.ReadScope(ref reader), names.ReadOrigin(ref reader));
        var first = ReadSeq(ref reader);
        var (hash, signature) = (reader.ReadRaw(EntryCodec.HashBytes).ToArray(), reader.ReadRaw(SignatureBytes).ToArray());
        var (how, size) = (reader.ReadByte(), reader.ReadUInt64());
        if (how is not (Plain or Brotli) || size > ExchangeLimits.RunBytes || (how == Plain && size != (ulong)reader.Remaining))
            throw PayloadReader.Fail("A run is packed in an unknown way, or is not as large as it says", reader.Offset);
        if (!admits((int)size)) throw new WindowExceededException();
        var block = how == Plain ? frame[reader.Offset..] : RunBlock.Decompress(reader.ReadRaw(reader.Remaining), (int)size);
        var entries = RunBlock.Unpack(block);
        if (first > long.MaxValue - entries.Length) throw PayloadReader.Fail("A sequence number is out of range", 0);
        var head = new SignedHead(scope, new EntryName(origin, first + entries.Length - 1), hash, signature);
        return new RunFrame(new ChainRun(scope, origin, first, entries, head), (int)size);
    }

    private static long ReadSeq(ref PayloadReader reader)
    {
        var start = reader.Offset;
        var seq = reader.ReadUInt64();
        return seq is >= 1 and <= long.MaxValue ? (long)seq : throw PayloadReader.Fail("A sequence number starts at 1", start);
    }
}

/// <summary>The peer has sent more than it may.</summary>
sealed class WindowExceededException : Exception;
