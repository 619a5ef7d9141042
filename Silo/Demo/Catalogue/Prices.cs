namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>Prices with the endings that price lists have.</summary>
public static class Prices
{
    /// <summary>The nearest usual price: below 10.00 in steps of 0.50 less 5 cents, below 30.00 in full units less 10 cents,
    /// above in full units.</summary>
    public static decimal Usual(int cents) => cents switch
    {
        < 1_000 => (Math.Max(1, (cents + 25) / 50) * 0.50m) - 0.05m,
        < 3_000 => ((cents + 50) / 100) - 0.10m,
        _ => (cents + 50) / 100,
    };
}
