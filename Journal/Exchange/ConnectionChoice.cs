using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Journal.Exchange;

/// <summary>Which of two connections between the same two incarnations stays. Both ends come to the same choice, so that they do not
/// close one each.</summary>
public static class ConnectionChoice
{
    /// <param name="older">Who opened the connection that was there first, on this end.</param>
    /// <param name="newer">Who opened the other.</param>
    /// <returns>True where the newer stays: its opener would not have opened it if the older one were alive. Where both nodes opened
    /// one at the same time, the one of the smaller origin stays.</returns>
    public static bool IsNewerKept(OriginId older, OriginId newer) => older == newer || newer.Value.CompareTo(older.Value) < 0;
}
