namespace B2BBooking.Journal.Encoding;

/// <summary>Bytes that are not what their format says. <see cref="Offset"/> is where reading stopped, counted from 0.</summary>
public sealed class PayloadFormatException(string problem, int offset)
    : FormatException($"{problem} (at byte {offset}).")
{
    public int Offset { get; } = offset;
}
