using B2BBooking.Grains.Orders;
using B2BBooking.Grains.Streams;

namespace B2BBooking.Grains.Reports;

/// <summary>An order as it is counted in reports. What is cancelled may arrive before what was ordered.</summary>
public sealed class CountedOrder
{
    private readonly Dictionary<string, int> _cancelled = new(StringComparer.Ordinal);

    public OrderSubmitted? Submitted { get; private set; }

    public Stamp Stamp { get; private set; }

    public void Place(OrderSubmitted submitted, Stamp stamp) => (Submitted, Stamp) = (submitted, stamp);

    public void Cancel(CancelledPieces pieces) => _cancelled[pieces.Code] = _cancelled.GetValueOrDefault(pieces.Code) + pieces.Quantity;

    public int Left(OrderedLine line) => line.Quantity - Math.Min(_cancelled.GetValueOrDefault(line.Code), line.Quantity);
}
