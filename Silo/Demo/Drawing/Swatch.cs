namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>A close view of a product's surface: the second picture of what has a pattern.</summary>
public static class Swatch
{
    public static void Draw(Sketch s) => s.Shadow(206, 210, 176, 172)
        .Body("M60 72C60 64 64 60 72 60H328C336 60 340 64 340 72V328C340 336 336 340 328 340H72C64 340 60 336 60 328z", 150)
        .Fill("M340 262V328C340 336 336 340 328 340H262z", s.Paint.Base.Darker(30)).Fill("M262 340C270 312 270 290 258 262C290 274 312 270 340 262z", s.Paint.Base.Lighter(46));
}
