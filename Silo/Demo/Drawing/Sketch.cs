using System.Text;

namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>A picture in the making: 400 × 400 units, the object standing on a floor at y = 330, light from the upper left.
/// Self-contained: no scripts, links, fonts or styles, so that it is safe wherever it is shown.</summary>
public sealed class Sketch(Paint paint)
{
    public const int Size = 400;

    private readonly StringBuilder _defs = new();
    private readonly StringBuilder _body = new();
    private readonly Dictionary<string, string> _named = [];

    public Paint Paint { get; } = paint;

    /// <summary>A surface of the product: base colour, the pattern, and light and shade over it.</summary>
    public Sketch Body(string path, int patternScale = 100)
    {
        Fill(path, Paint.Base.ToString());
        if (Paint.Pattern != Pattern.Plain)
            Fill(path, PatternFill(patternScale));
        return Fill(path, Shade());
    }

    /// <summary>A part of the product in another colour, with light and shade.</summary>
    public Sketch Part(string path, Colour colour)
    {
        Fill(path, colour.ToString());
        return Fill(path, Shade());
    }

    public Sketch Fill(string path, string fill) => Add($"<path d='{path}' fill='{fill}'/>");

    public Sketch Fill(string path, Colour colour) => Fill(path, colour.ToString());

    public Sketch Line(string path, Colour colour, int width) =>
        Add($"<path d='{path}' fill='none' stroke='{colour}' stroke-width='{width}' stroke-linecap='round' stroke-linejoin='round'/>");

    public Sketch Disc(int x, int y, int radius, Colour colour) => Add($"<circle cx='{x}' cy='{y}' r='{radius}' fill='{colour}'/>");

    public Sketch Oval(int x, int y, int rx, int ry, Colour colour) => Add($"<ellipse cx='{x}' cy='{y}' rx='{rx}' ry='{ry}' fill='{colour}'/>");

    /// <summary>A soft glow, as of a flame or a lamp.</summary>
    public Sketch Glow(int x, int y, int radius, Colour colour) =>
        Add($"<circle cx='{x}' cy='{y}' r='{radius}' fill='{Radial(colour)}'/>");

    /// <summary>The shadow on the floor.</summary>
    public Sketch Shadow(int x, int y, int rx, int ry) => Add($"<ellipse cx='{x}' cy='{y}' rx='{rx}' ry='{ry}' fill='{Radial(Colour.Night, 55)}'/>");

    /// <summary>A soft streak of light.</summary>
    public Sketch Gleam(string path, int width = 8) =>
        Add($"<path d='{path}' fill='none' stroke='#fff' stroke-opacity='.38' stroke-width='{width}' stroke-linecap='round'/>");

    public Sketch Add(string svg)
    {
        _body.Append(svg);
        return this;
    }

    public string Svg()
    {
        var wall = Paint.Backdrop;
        return $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {Size} {Size}'><defs>"
            + $"<radialGradient id='w' cx='.4' cy='.3' r='.9'><stop stop-color='{wall.Lighter(88)}'/><stop offset='1' stop-color='{wall.Lighter(58)}'/></radialGradient>"
            + $"<linearGradient id='f' x2='0' y2='1'><stop stop-color='{wall.Lighter(50)}'/><stop offset='1' stop-color='{wall.Lighter(76)}'/></linearGradient>"
            + $"{_defs}</defs><path d='M0 0H400V400H0z' fill='url(#w)'/><path d='M0 292H400V400H0z' fill='url(#f)' opacity='.65'/>{_body}</svg>";
    }

    private string PatternFill(int scale) => Named($"pattern{scale}", id =>
    {
        var (width, height, tile) = PatternTile.Of(Paint.Pattern, Paint.Accent, Paint.Second);
        var transform = scale == 100 ? "" : $" patternTransform='scale({scale / 100}.{scale % 100:00})'";
        return $"<pattern id='{id}' width='{width}' height='{height}' patternUnits='userSpaceOnUse'{transform}>{tile}</pattern>";
    });

    private string Shade() => Named("shade", id =>
        $"<linearGradient id='{id}'><stop stop-color='#fff' stop-opacity='.12'/><stop offset='.25' stop-color='#fff' stop-opacity='.34'/>"
        + "<stop offset='.55' stop-color='#211' stop-opacity='.02'/><stop offset='1' stop-color='#211' stop-opacity='.42'/></linearGradient>");

    private string Radial(Colour colour, int opacity = 80) => Named($"glow{colour}{opacity}", id =>
        $"<radialGradient id='{id}'><stop stop-color='{colour}' stop-opacity='.{opacity}'/><stop offset='1' stop-color='{colour}' stop-opacity='0'/></radialGradient>");

    private string Named(string name, Func<string, string> define)
    {
        if (!_named.TryGetValue(name, out var id))
        {
            id = $"d{_named.Count}";
            _named.Add(name, id);
            _defs.Append(define(id));
        }
        return $"url(#{id})";
    }
}
