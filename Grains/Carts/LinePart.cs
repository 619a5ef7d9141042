using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Carts;

/// <summary>What of a line is submitted: all of it, or what a submission covers of it.</summary>
public readonly record struct LinePart(CartLine Line, int Quantity, int PriceVersion)
{
    public static LinePart WholeOf(CartLine line) => new(line, line.Quantity, line.PriceVersion);

    /// <summary>What of the line these names stand for and still counts.</summary>
    public static LinePart CoveredOf(CartLine line, ImmutableArray<EntryName> covered) =>
        new(line, line.QuantityOf(covered), line.PriceVersionOf(covered));
}
