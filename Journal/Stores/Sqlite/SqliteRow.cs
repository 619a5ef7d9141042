using System.Buffers.Binary;
using B2BBooking.Journal.Entries;

namespace B2BBooking.Journal.Stores.Sqlite;

/// <summary>A row of the table of entries. <see cref="ChainBack"/> and <see cref="StreamBack"/> say how many positions before this one
/// the previous entry of its chain and of its stream stands; 0: there is none.</summary>
readonly record struct SqliteRow(StoredEntry Entry, long ChainBack, long StreamBack)
{
    public const string Columns = "position, chain, seq, stream, kind, chain_back, stream_back, content";

    public long PreviousInChain => ChainBack == 0 ? 0 : Entry.Position - ChainBack;

    public long PreviousInStream => StreamBack == 0 ? 0 : Entry.Position - StreamBack;

    public static SqliteRow Read(SqliteStatement row, SqliteNameTables names, string path)
    {
        var position = row.Number(0);
        var (chain, stream, kind) = (names.Chains.Find(row.Number(1)), names.Streams.Find(row.Number(3)), names.Kinds.Find(row.Number(4)));
        if (chain is null || stream is null || kind is null || chain.Name.Scope != stream.Name.Scope)
            throw SqliteFailure.Damaged(path, $"The entry at position {position} has a name that is not there.");
        var address = new EntryAddress(chain.Name.Scope, chain.Name.Origin, row.Number(2), stream.Name.Stream, kind.Name);
        var content = row.Blob(7).ToArray();
        var (chainBack, streamBack) = (row.Number(5), row.Number(6));
        CoverLinks(content, position, chainBack, streamBack);
        return new SqliteRow(new StoredEntry(position, address, content), chainBack, streamBack);
    }

    /// <summary>Mixes the row's own columns into the check at the end of its content (done twice, it is undone). So an altered link,
    /// which would make a reader skip entries, fails the check just as altered bytes do.</summary>
    public static void CoverLinks(Span<byte> content, long position, long chainBack, long streamBack)
    {
        if (content.Length < EntryCodec.CheckBytes) return;
        var check = content[^EntryCodec.CheckBytes..];
        var mixed = Mix(Mix(Mix((ulong)position) ^ (ulong)chainBack) ^ (ulong)streamBack);
        BinaryPrimitives.WriteUInt64LittleEndian(check, BinaryPrimitives.ReadUInt64LittleEndian(check) ^ mixed);
    }

    /// <summary>Every 64th position on average is a mark. Chosen by hash, so that no rhythm of writing can miss them all.</summary>
    public static bool IsMark(long position) => Mix((ulong)position) < ulong.MaxValue / 64;

    /// <summary>The finalizer of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
