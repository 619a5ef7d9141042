using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Replay;

/// <summary>Why a row, or pieces of it, were not taken.</summary>
public static class Reasons
{
    /// <summary>An adjustment of bad debt (invoice A…): bookkeeping, not an order.</summary>
    public const string BadDebt = "bad debt adjustment";

    /// <summary>Price 0 or below: samples, losses, notes of the warehouse. Nothing is sold by them, and they add nothing to the value.</summary>
    public const string NoPrice = "no price";

    /// <summary>Pieces taken away outside of a cancellation: a correction of stock.</summary>
    public const string StockCorrection = "stock correction";

    /// <summary>A cancellation (C…) that adds pieces.</summary>
    public const string CancelsUpwards = "cancellation of a negative quantity";

    /// <summary>A code that no catalogue accepts.</summary>
    public const string BadCode = "bad product code";

    /// <summary>Cancels what this customer has not ordered in the file.</summary>
    public const string NeverOrdered = "cancels what was not ordered";

    /// <summary>Cancels at a price at which this customer has no order of the product: it would credit another amount than was charged.</summary>
    public const string OtherPrice = "cancels at another price";

    /// <summary>Cancels more pieces than are left of this customer's orders.</summary>
    public const string TooMany = "cancels more than was ordered";

    /// <summary>The verdict on a row by itself, before anything is asked of a grain.</summary>
    public static string? Of(RetailLine line) =>
        line.Invoice.StartsWith('A') ? BadDebt
        : line.Price <= 0 ? NoPrice
        : line.Quantity <= 0 && !line.Cancels ? StockCorrection
        : line.Quantity >= 0 && line.Cancels ? CancelsUpwards
        : IdSpelling.IsCode(line.Code) ? null
        : BadCode;

    public static string Of(Refusal refusal) => $"refused: {refusal.Code}";
}
