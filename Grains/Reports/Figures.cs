using B2BBooking.Grains.Interfaces.Reports;

namespace B2BBooking.Grains.Reports;

/// <summary>Running sums of what stands in carts and of what is ordered.</summary>
public sealed class Figures
{
    private long _cartPieces;
    private decimal _cartValue;
    private long _orderedPieces;
    private decimal _orderedValue;

    public bool IsZero => _cartPieces == 0 && _cartValue == 0 && _orderedPieces == 0 && _orderedValue == 0;

    public void AddToCarts(long pieces, decimal value)
    {
        _cartPieces += pieces;
        _cartValue += value;
    }

    public void AddToOrders(long pieces, decimal value)
    {
        _orderedPieces += pieces;
        _orderedValue += value;
    }

    public ReportFigures Read() => new(_cartPieces, _cartValue, _orderedPieces, _orderedValue);
}
