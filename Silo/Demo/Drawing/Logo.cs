using B2BBooking.Silo.Demo.Catalogue;

namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>A seller's sign: their initials on a rosette in the seller's colour.</summary>
public static class Logo
{
    public static string Svg(DemoSeller seller)
    {
        var colour = seller.Backdrop.Darker(34);
        var petals = string.Concat(Enumerable.Range(0, 12).Select(i =>
            $"<ellipse cx='100' cy='36' rx='15' ry='26' fill='{seller.Backdrop.Lighter(i % 2 == 0 ? 22 : 44)}' transform='rotate({i * 30} 100 100)'/>"));
        return $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 200'>{petals}<circle cx='100' cy='100' r='62' fill='{colour}'/>"
            + $"<circle cx='100' cy='100' r='54' fill='none' stroke='{seller.Backdrop.Lighter(60)}' stroke-width='2'/>"
            + $"<text x='100' y='119' text-anchor='middle' font-family='Georgia,serif' font-size='54' fill='#fff'>{seller.Prefix}</text></svg>";
    }
}
