namespace B2BBooking.Silo.Demo.Drawing;

/// <summary>What a surface is decorated with.</summary>
public enum Pattern
{
    Plain,
    Stripes,
    Bands,
    Dots,
    Gingham,
    Waves,
    Leaves,
    Herringbone,
    Terrazzo,
    Stars,
    Scales,
    Diamonds,
}

/// <summary>The tile that is repeated over a surface: its size in picture units, and its SVG in the accent colour.</summary>
public static class PatternTile
{
    public static (int Width, int Height, string Svg) Of(Pattern pattern, Colour accent, Colour second) => pattern switch
    {
        Pattern.Stripes => (24, 24, $"<path d='M6 0V24' stroke='{accent}' stroke-width='8'/><path d='M18 0V24' stroke='{second}' stroke-width='2'/>"),
        Pattern.Bands => (40, 34, $"<path d='M0 8H40' stroke='{accent}' stroke-width='9'/><path d='M0 22H40' stroke='{second}' stroke-width='3'/>"),
        Pattern.Dots => (32, 32, $"<g fill='{accent}'><circle cx='8' cy='8' r='5'/><circle cx='24' cy='24' r='5'/></g>"),
        Pattern.Gingham => (28, 28, $"<g fill='{accent}' opacity='.55'><path d='M0 0H14V28H0z'/><path d='M0 0H28V14H0z'/></g>"),
        Pattern.Waves => (40, 22, $"<path d='M0 11Q10 0 20 11T40 11' fill='none' stroke='{accent}' stroke-width='4'/>"),
        Pattern.Leaves => (48, 52, $"<g fill='{accent}'><path d='M12 26Q2 14 12 2Q22 14 12 26z'/><path d='M36 52Q26 40 36 28Q46 40 36 52z'/></g><path d='M12 6V32M36 32V58' stroke='{second}' stroke-width='1.5'/>"),
        Pattern.Herringbone => (28, 20, $"<path d='M0 0L14 10L28 0M0 10L14 20L28 10' fill='none' stroke='{accent}' stroke-width='3.5'/>"),
        Pattern.Terrazzo => (60, 60, $"<g fill='{accent}'><path d='M6 8l9-4 5 8-8 5z'/><path d='M38 36l10-3 3 9-9 4z'/><path d='M26 50l6 1-2 6z'/></g><g fill='{second}'><path d='M36 8l7 3-3 7-7-4z'/><path d='M10 36l8 2 0 7-7 1z'/><path d='M52 16l4 6-5 2z'/></g>"),
        Pattern.Stars => (46, 46, $"<g fill='{accent}'><path d='M12 3l2.6 6.4 6.9.5-5.3 4.5 1.7 6.7L12 17.5 6.100 21.100 7.800 14.400 2.500 9.900 9.400 9.400z'/><circle cx='35' cy='34' r='4'/></g>"),
        Pattern.Scales => (36, 36, $"<g fill='none' stroke='{accent}' stroke-width='3'><circle cx='18' cy='18' r='16'/><circle cx='18' cy='18' r='9'/><circle cx='0' cy='36' r='16'/><circle cx='36' cy='36' r='16'/><circle cx='0' cy='0' r='16'/><circle cx='36' cy='0' r='16'/></g>"),
        Pattern.Diamonds => (30, 44, $"<path d='M15 0L30 22L15 44L0 22z' fill='{accent}' opacity='.75'/><circle cx='15' cy='22' r='3' fill='{second}'/>"),
        _ => (0, 0, ""),
    };
}
