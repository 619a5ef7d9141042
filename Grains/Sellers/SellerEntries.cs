using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;

namespace B2BBooking.Grains.Sellers;

/// <summary>Entries of stream <c>seller/X</c> in the show's public scope.</summary>
public static class SellerEntries
{
    public const string Defined = "seller.defined";

    private const string StreamPrefix = "seller/";
    private const byte Version = 1;

    public static StreamName StreamOf(ShowId show, SellerId seller) => new(Scope.Public(show), StreamPrefix + seller.Value);

    public static SellerId SellerOf(string stream) => new(stream[StreamPrefix.Length..]);

    public static Draft Define(SellerDefinition seller)
    {
        var writer = new PayloadWriter(Version);
        writer.WriteString(seller.Name);
        writer.WriteString(seller.Description);
        writer.WriteString(seller.Stand);
        writer.WriteString(seller.Email);
        writer.WriteString(seller.Phone);
        writer.WriteOptionalString(seller.Logo);
        return new Draft(Defined, writer.ToArray(), []);
    }

    public static SellerDefinition ReadDefined(ReadOnlyMemory<byte> payload)
    {
        var reader = new PayloadReader(payload.Span);
        reader.ReadVersion(Version);
        var definition = new SellerDefinition(
            reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadOptionalString());
        reader.ReadEnd();
        return definition;
    }
}
