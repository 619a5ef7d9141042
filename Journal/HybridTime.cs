namespace B2BBooking.Journal;

/// <summary>Hybrid logical clock reading (Kulkarni et al., 2014): Unix milliseconds in the upper 48 bits,
/// a counter in the lower 16. It orders what people read, never what counts.</summary>
public readonly record struct HybridTime(long Value) : IComparable<HybridTime>
{
    public DateTimeOffset Wall => DateTimeOffset.FromUnixTimeMilliseconds(Value >> 16);

    public static HybridTime At(DateTimeOffset wall, int counter = 0) => new((wall.ToUnixTimeMilliseconds() << 16) | (ushort)counter);

    public int CompareTo(HybridTime other) => Value.CompareTo(other.Value);

    public static bool operator <(HybridTime left, HybridTime right) => left.Value < right.Value;

    public static bool operator >(HybridTime left, HybridTime right) => left.Value > right.Value;

    public static bool operator <=(HybridTime left, HybridTime right) => left.Value <= right.Value;

    public static bool operator >=(HybridTime left, HybridTime right) => left.Value >= right.Value;
}
