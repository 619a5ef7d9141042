using System.Collections.Immutable;
using System.Security.Cryptography;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Journal.Entries;

/// <summary>Bytes of an entry, format 1. The canonical bytes are <c>version, address, body</c>; the hash of an entry is their
/// SHA-256. Stores keep <c>version, body, check</c> and rebuild the address from their columns, where check is the first
/// <see cref="CheckBytes"/> bytes of the hash. Table and reasons: Journal/DESIGN.md.</summary>
static class EntryCodec
{
    public const byte Version = 1;

    public const int HashBytes = SHA256.HashSizeInBytes;

    public const int CheckBytes = 8;

    /// <summary>The canonical bytes: what is hashed, signed and exchanged.</summary>
    public static byte[] Encode(Entry entry)
    {
        var writer = new PayloadWriter(Version);
        WriteAddress(ref writer, AddressOf(entry));
        WriteBody(ref writer, entry);
        return writer.ToArray();
    }

    public static Entry Decode(ReadOnlySpan<byte> canonical)
    {
        var reader = new PayloadReader(canonical);
        reader.ReadVersion(Version);
        var address = ReadAddress(ref reader);
        return ReadBody(ref reader, address);
    }

    /// <summary>The stored content of an entry; gives its hash too.</summary>
    public static byte[] Store(Entry entry, Span<byte> hash)
    {
        var content = new PayloadWriter(Version);
        WriteBody(ref content, entry);
        Hash(AddressOf(entry), content.Written, hash);
        var stored = new byte[content.Length + CheckBytes];
        content.Written.CopyTo(stored);
        hash[..CheckBytes].CopyTo(stored.AsSpan(content.Length));
        content.Dispose();
        return stored;
    }

    /// <summary>Reads a stored entry and proves its bytes.</summary>
    /// <exception cref="JournalDamagedException">Address or content is not what was written.</exception>
    public static Entry Load(in StoredEntry stored, Span<byte> hash)
    {
        Prove(stored, hash);
        try
        {
            return ReadRestored(stored.Address, stored.Content);
        }
        catch (PayloadFormatException e)
        {
            throw Damaged(stored, e.Message);
        }
    }

    /// <summary>The stored content of an entry that came from elsewhere as version and body without the previous hash; gives its hash too.
    /// Its format is not looked at: that is for <see cref="ReadRestored"/>, once its author is proven.</summary>
    public static byte[] Restore(in EntryAddress address, ReadOnlySpan<byte> content, ReadOnlySpan<byte> previousHash, Span<byte> hash)
    {
        var stored = new byte[content.Length + previousHash.Length + CheckBytes];
        content.CopyTo(stored);
        previousHash.CopyTo(stored.AsSpan(content.Length));
        Hash(address, stored.AsSpan(..^CheckBytes), hash);
        hash[..CheckBytes].CopyTo(stored.AsSpan(stored.Length - CheckBytes));
        return stored;
    }

    /// <summary>What of a stored entry travels in a run: version and body without the previous hash. No copy.</summary>
    public static ReadOnlyMemory<byte> ToRun(in StoredEntry stored) =>
        stored.Content[..^(stored.Address.Seq == 1 ? CheckBytes : CheckBytes + HashBytes)];

    /// <summary>Reads restored content.</summary>
    /// <exception cref="PayloadFormatException">It is no entry.</exception>
    public static Entry ReadRestored(in EntryAddress address, ReadOnlyMemory<byte> stored)
    {
        var reader = new PayloadReader(stored.Span[..^CheckBytes]);
        reader.ReadVersion(Version);
        return ReadBody(ref reader, address, stored);
    }

    /// <summary>Hashes a stored entry and compares it with its check.</summary>
    public static void Prove(in StoredEntry stored, Span<byte> hash)
    {
        var content = stored.Content.Span;
        if (content.Length <= CheckBytes) throw Damaged(stored, "It is cut off.");
        Hash(stored.Address, content[..^CheckBytes], hash);
        if (!content[^CheckBytes..].SequenceEqual(hash[..CheckBytes])) throw Damaged(stored, "Its bytes do not give its hash.");
    }

    public static void Prove(in StoredEntry stored)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        Prove(stored, hash);
    }

    /// <summary>The hash of the predecessor that the stored content of an entry names (the last field of the body); empty for the first of a chain.</summary>
    public static ReadOnlySpan<byte> PreviousHashOf(in StoredEntry stored) =>
        stored.Address.Seq == 1 ? [] : stored.Content.Span[..^CheckBytes][^HashBytes..];

    /// <summary>The time of proven content, without decoding the rest.</summary>
    public static HybridTime TimeOf(in StoredEntry stored) => TimeOf(stored.Content);

    public static HybridTime TimeOf(ReadOnlyMemory<byte> content)
    {
        var reader = new PayloadReader(content.Span);
        reader.ReadVersion(Version);
        return ReadTime(ref reader);
    }

    private static JournalDamagedException Damaged(in StoredEntry stored, string problem) =>
        new($"The journal is damaged at {stored.Address} (position {stored.Position}). {problem} {Advice}",
            stored.Address.Scope, stored.Address.Origin, stored.Address.Seq);

    public const string Advice = "Keep this file for inspection, and restore the journal from a copy or let the node fetch it anew from other nodes.";

    private static EntryAddress AddressOf(Entry entry) => new(entry.Scope, entry.Origin, entry.Seq, entry.Stream, entry.Kind);

    private static void Hash(in EntryAddress address, ReadOnlySpan<byte> versionAndBody, Span<byte> hash)
    {
        var canonical = new PayloadWriter(versionAndBody[0]);
        WriteAddress(ref canonical, address);
        canonical.WriteRaw(versionAndBody[1..]);
        SHA256.HashData(canonical.Written, hash);
        canonical.Dispose();
    }

    private static void WriteAddress(ref PayloadWriter writer, in EntryAddress address)
    {
        writer.WriteString(address.Scope.Value);
        writer.WriteOrigin(address.Origin);
        writer.WriteUInt64((ulong)address.Seq);
        writer.WriteString(address.Stream);
        writer.WriteString(address.Kind);
    }

    private static EntryAddress ReadAddress(ref PayloadReader reader)
    {
        var scope = new Scope(ReadName(ref reader));
        var name = reader.ReadEntryName();
        return new EntryAddress(scope, name.Origin, name.Seq, ReadName(ref reader), ReadName(ref reader));
    }

    private static void WriteBody(ref PayloadWriter writer, Entry entry)
    {
        writer.WriteUInt64((ulong)entry.Time.Value >> 16);
        writer.WriteUInt64((ushort)entry.Time.Value);
        writer.WriteString(entry.Actor);
        writer.WriteGuid(entry.CommandId);
        EntryNameList.Write(ref writer, entry.Causes, entry.Name);
        writer.WriteUInt64(entry.KeyId);
        writer.WriteBytes(entry.Payload.Span);
        if (entry.Seq > 1) writer.WriteRaw(entry.PreviousHash.Span);
    }

    private static Entry ReadBody(ref PayloadReader reader, in EntryAddress address, ReadOnlyMemory<byte> backing = default)
    {
        var time = ReadTime(ref reader);
        var actor = ReadName(ref reader, mayBeEmpty: true);
        var command = reader.ReadGuid();
        var causes = EntryNameList.Read(ref reader, new EntryName(address.Origin, address.Seq));
        var keyId = ReadBelow(ref reader, uint.MaxValue, "key id");
        var payload = Slice(ref reader, reader.ReadCount(), backing);
        var previous = Slice(ref reader, address.Seq > 1 ? HashBytes : 0, backing);
        reader.ReadEnd();
        return new Entry(address.Scope, address.Origin, address.Seq, time, address.Stream, actor, address.Kind,
            command, causes, (uint)keyId, payload, previous);
    }

    /// <summary>Of the stored bytes where they outlive the call, else a copy.</summary>
    private static ReadOnlyMemory<byte> Slice(ref PayloadReader reader, int count, ReadOnlyMemory<byte> backing)
    {
        var start = reader.Offset;
        var bytes = reader.ReadRaw(count);
        return backing.IsEmpty ? bytes.ToArray() : backing.Slice(start, count);
    }

    private static HybridTime ReadTime(ref PayloadReader reader)
    {
        var milliseconds = ReadBelow(ref reader, (1UL << 47) - 1, "time");
        var counter = ReadBelow(ref reader, ushort.MaxValue, "time's counter");
        return new HybridTime((long)((milliseconds << 16) | counter));
    }

    private static ulong ReadBelow(ref PayloadReader reader, ulong most, string what)
    {
        var start = reader.Offset;
        var value = reader.ReadUInt64();
        return value <= most ? value : throw PayloadReader.Fail($"A {what} of {value} is out of range", start);
    }

    private static string ReadName(ref PayloadReader reader, bool mayBeEmpty = false)
    {
        var start = reader.Offset;
        var name = reader.ReadString();
        if (name.Length == 0 && !mayBeEmpty) throw PayloadReader.Fail("A name is empty", start);
        return reader.Offset - start <= EntryLimits.NameBytes + 2 ? name : throw PayloadReader.Fail("A name is too long", start);
    }
}
