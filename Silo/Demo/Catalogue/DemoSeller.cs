using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Silo.Demo.Drawing;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>A line of products that share a name and a pattern.</summary>
public sealed record Collection(string Name, Pattern Pattern, Words Mood);

/// <summary>A seller of the demo: who they are, what they make, and the colour of their photographs.</summary>
public sealed record DemoSeller(
    string Id,
    string Prefix,
    string Name,
    string Stand,
    string Story,
    string Phone,
    Colour Backdrop,
    IReadOnlyList<ProductKind> Kinds,
    IReadOnlyList<Collection> Collections)
{
    public SellerId SellerId => new(Id);

    public SellerDefinition Definition(string? logo) => new(Name, Story, Stand, $"orders@{Id}.example", Phone, logo);
}
