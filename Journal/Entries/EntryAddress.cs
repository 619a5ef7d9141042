using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Entries;

/// <summary>The part of an entry by which it is found. Stores keep it in columns, with the names interned,
/// and the rest (<see cref="EntryCodec"/>) as bytes.</summary>
readonly record struct EntryAddress(Scope Scope, OriginId Origin, long Seq, string Stream, string Kind)
{
    public ChainName Chain => new(Scope, Origin);

    public StreamName StreamName => new(Scope, Stream);

    public override string ToString() => $"entry {Seq} of origin {Origin} in scope {Scope}";
}

/// <summary>What one origin wrote in one scope: sequence numbers 1, 2, 3 … and a hash chain over them.</summary>
readonly record struct ChainName(Scope Scope, OriginId Origin);

/// <summary>The last entry of a chain: its sequence number, hash and local position. 0 and no hash: nothing is written yet.</summary>
readonly record struct ChainHead(long Seq, ReadOnlyMemory<byte> Hash, long Position);

/// <summary>An entry as a store keeps it: address and stored content, see Journal/DESIGN.md.</summary>
readonly record struct StoredEntry(long Position, EntryAddress Address, ReadOnlyMemory<byte> Content);
