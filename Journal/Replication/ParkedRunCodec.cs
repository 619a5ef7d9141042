using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Replication;

/// <summary>Kept forms of a parked run and of the note on it, format 1: Journal/DESIGN.md.</summary>
static class ParkedRunCodec
{
    private const byte Version = 1;

    public static byte[] Encode(ChainRun run)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(run.Scope.Value);
        writer.WriteOrigin(run.Origin);
        writer.WriteInt64(run.FirstSeq);
        writer.WriteBytes(run.Head.ToBytes());
        writer.WriteCount(run.Entries.Length);
        foreach (var (stream, kind, content) in run.Entries)
        {
            writer.WriteString(stream);
            writer.WriteString(kind);
            writer.WriteBytes(content.Span);
        }

        return writer.ToArray();
    }

    /// <exception cref="PayloadFormatException">The bytes are no run.</exception>
    public static ChainRun DecodeRun(ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        reader.ReadVersion(Version);
        var (scope, origin, first) = (new Scope(reader.ReadString()), reader.ReadOrigin(), reader.ReadInt64());
        var head = SignedHead.FromBytes(reader.ReadBytes());
        var entries = ImmutableArray.CreateBuilder<RunEntry>(reader.ReadCount(leastBytes: 3));
        for (var i = 0; i < entries.Capacity; i++) entries.Add(new RunEntry(reader.ReadString(), reader.ReadString(), reader.ReadBytes().ToArray()));
        reader.ReadEnd();
        return new ChainRun(scope, origin, first, entries.MoveToImmutable(), head);
    }

    public static byte[] Encode(ParkedRun note)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(note.Scope.Value);
        writer.WriteOrigin(note.Origin);
        writer.WriteInt64(note.FirstSeq);
        writer.WriteInt64(note.LastSeq);
        writer.WriteString(note.From);
        writer.WriteByte((byte)note.Verdict);
        writer.WriteString(note.Reason);
        writer.WriteTime(note.At);
        writer.WriteInt32(note.Times);
        writer.WriteInt32(note.Bytes);
        writer.WriteBool(note.ByAuthor);
        return writer.ToArray();
    }

    /// <exception cref="PayloadFormatException">The bytes are no note.</exception>
    public static ParkedRun DecodeNote(string id, ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        reader.ReadVersion(Version);
        var note = new ParkedRun(id, new Scope(reader.ReadString()), reader.ReadOrigin(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadString(),
            (ImportVerdict)reader.ReadByte(), reader.ReadString(), reader.ReadTime(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadBool());
        reader.ReadEnd();
        return note;
    }
}
