using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal.Encoding;
using B2BBooking.Journal.Identity;

namespace B2BBooking.Journal.Replication;

/// <summary>A node's signed word that it holds, durably, a scope up to this vector. Travels beside the journal; of a node and scope the
/// newest counts, also where it says less: a disk may have been restored from a backup. Format 1: Journal/DESIGN.md.</summary>
/// <param name="By">The incarnation that says so.</param>
/// <param name="At">Grows with each acknowledgement of that incarnation.</param>
public sealed record Acknowledgement(OriginId By, Scope Scope, VersionVector Held, HybridTime At, ReadOnlyMemory<byte> Signature)
{
    private const byte Version = 1;

    private const int SignatureBytes = 64;

    private const string Purpose = "b2b-booking acknowledgement";

    public static Acknowledgement Sign(NodeKey key, OriginId by, Scope scope, VersionVector held, HybridTime at)
    {
        var unsigned = new Acknowledgement(by, scope, held, at, default);
        return unsigned with { Signature = key.Sign(unsigned.ToBeSigned()) };
    }

    /// <summary>That <see cref="By"/> is an incarnation of the certificate's holder is for its <see cref="Incarnation"/>.</summary>
    public bool IsSignedBy(Certificate certificate) => certificate.PublicKey.Verifies(ToBeSigned(), Signature.Span);

    public byte[] ToBytes()
    {
        var writer = new PayloadWriter(Version);
        WriteFields(ref writer);
        writer.WriteRaw(Signature.Span);
        return writer.ToArray();
    }

    /// <exception cref="PayloadFormatException">The bytes are no acknowledgement.</exception>
    public static Acknowledgement FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        reader.ReadVersion(Version);
        var (by, scope, at) = (reader.ReadOrigin(), new Scope(reader.ReadString()), new HybridTime(reader.ReadInt64()));
        var held = ReadVector(ref reader);
        var signature = reader.ReadRaw(SignatureBytes).ToArray();
        reader.ReadEnd();
        return new Acknowledgement(by, scope, held, at, signature);
    }

    /// <summary>Origins stand in the order of their bytes, so that a vector has one spelling.</summary>
    private static VersionVector ReadVector(ref PayloadReader reader)
    {
        var count = reader.ReadCount(leastBytes: 17);
        var highest = ImmutableSortedDictionary.CreateBuilder<Guid, long>();
        var last = (Guid?)null;
        for (var i = 0; i < count; i++)
        {
            var start = reader.Offset;
            var name = reader.ReadEntryName();
            if (last is { } former && former.CompareTo(name.Origin.Value) >= 0) throw PayloadReader.Fail("The origins of a vector are out of order", start);
            highest.Add(name.Origin.Value, name.Seq);
            last = name.Origin.Value;
        }

        return new VersionVector(highest.ToImmutable());
    }

    private byte[] ToBeSigned()
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(Purpose);
        WriteFields(ref writer);
        return writer.ToArray();
    }

    private void WriteFields(ref PayloadWriter writer)
    {
        writer.WriteOrigin(By);
        writer.WriteString(Scope.Value);
        writer.WriteInt64(At.Value);
        writer.WriteCount(Held.Highest.Count);
        foreach (var (origin, seq) in Held.Highest) writer.WriteEntryName(new EntryName(new OriginId(origin), seq));
    }
}
