namespace B2BBooking.Silo.Replay;

/// <summary>One row of <i>Online Retail</i> (UCI Machine Learning Repository; Chen, 2015). <see cref="Row"/> is counted from 1,
/// the header being row 1. An empty <see cref="Customer"/>: the file has none.</summary>
public sealed record RetailLine(
    int Row, string Invoice, string Code, string Description, int Quantity, DateTime At, decimal Price, string Customer, string Country)
{
    public decimal Value => Quantity * Price;

    /// <summary>Invoice numbers that begin with C cancel, those with A adjust bad debts.</summary>
    public bool Cancels => Invoice.StartsWith('C');
}
