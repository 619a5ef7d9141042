using B2BBooking.Silo.Demo.Drawing;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>A kind of product: what it is called and for, how it is drawn, sized, packed and priced (show price, in cents, of the smallest size).</summary>
public sealed record ProductKind(
    Words Name,
    string Category,
    Action<Sketch> Draw,
    Words Story,
    IReadOnlyList<Material> Materials,
    IReadOnlyList<Tint> Tints,
    string SizeName,
    IReadOnlyList<string> Sizes,
    int LowestPrice,
    int HighestPrice,
    IReadOnlyList<int> Packs);
