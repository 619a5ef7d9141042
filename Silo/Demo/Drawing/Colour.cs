using System.Globalization;

namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>An sRGB colour, 8 bits a channel.</summary>
public readonly record struct Colour(int Red, int Green, int Blue)
{
    public static readonly Colour White = new(255, 255, 255);
    public static readonly Colour Night = new(34, 30, 40);

    public static Colour Of(int rgb) => new((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255);

    /// <summary>Perceived brightness, 0–255 (ITU-R BT.601).</summary>
    public int Brightness => ((299 * Red) + (587 * Green) + (114 * Blue)) / 1000;

    /// <summary><paramref name="percent"/> of the other colour, the rest of this one.</summary>
    public Colour Mix(Colour other, int percent) =>
        new(Between(Red, other.Red, percent), Between(Green, other.Green, percent), Between(Blue, other.Blue, percent));

    public Colour Lighter(int percent) => Mix(White, percent);

    public Colour Darker(int percent) => Mix(Night, percent);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static int Between(int from, int to, int percent) => from + ((to - from) * percent / 100);
}
