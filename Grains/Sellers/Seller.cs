using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Sellers;

/// <summary>A seller's public face at a show; the last definition counts.</summary>
public sealed class Seller : IStreamState<Seller>
{
    private readonly LastWrite<SellerDefinition> _definition = new(SellerEntries.ReadDefined);

    public static int RulesVersion => 2;

    public SellerDefinition? Definition => _definition.Value;

    public int Size => 1;

    public static Seller Empty(StreamName stream) => new();

    public static Seller Read(StreamName stream, ref PayloadReader reader)
    {
        var seller = new Seller();
        seller._definition.Read(ref reader);
        return seller;
    }

    public void Write(ref PayloadWriter writer) => _definition.Write(ref writer);

    public bool Apply(Entry entry)
    {
        if (entry.Kind != SellerEntries.Defined) return false;
        _definition.Write(entry);
        return true;
    }
}
