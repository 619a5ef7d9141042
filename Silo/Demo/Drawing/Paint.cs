namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>How one product is painted: its colour, its pattern, and the backdrop of the seller who shows it.</summary>
public sealed record Paint(Colour Base, Pattern Pattern, Colour Backdrop)
{
    /// <summary>The colour of the pattern: it has to be seen on the base.</summary>
    public Colour Accent => Base.Brightness > 150 ? Base.Darker(34) : Base.Lighter(52);

    public Colour Second => Base.Brightness > 150 ? Base.Mix(new Colour(176, 92, 62), 55) : Base.Lighter(82);
}
