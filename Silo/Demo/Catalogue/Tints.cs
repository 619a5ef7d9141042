using B2BBooking.Silo.Demo.Drawing;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>A colour that the demo's sellers make things in.</summary>
public sealed record Tint(Words Name, Colour Colour)
{
    public static readonly Tint Terracotta = new(("terracotta", "terre cuite", "Terrakotta"), Colour.Of(0xC4694A));
    public static readonly Tint Sage = new(("sage", "sauge", "Salbei"), Colour.Of(0x7E9A82));
    public static readonly Tint Ink = new(("ink blue", "bleu encre", "Tintenblau"), Colour.Of(0x35506E));
    public static readonly Tint Ochre = new(("ochre", "ocre", "Ocker"), Colour.Of(0xDDA842));
    public static readonly Tint Linen = new(("linen", "lin", "Leinen"), Colour.Of(0xE6DBC6));
    public static readonly Tint Rose = new(("rose", "rose", "Rosé"), Colour.Of(0xCB8793));
    public static readonly Tint Olive = new(("olive", "olive", "Oliv"), Colour.Of(0x848B4F));
    public static readonly Tint Charcoal = new(("charcoal", "anthracite", "Anthrazit"), Colour.Of(0x46464E));
    public static readonly Tint Sky = new(("sky blue", "bleu ciel", "Himmelblau"), Colour.Of(0x9DBFCF));
    public static readonly Tint Lavender = new(("lavender", "lavande", "Lavendel"), Colour.Of(0xA79BC4));
    public static readonly Tint Berry = new(("berry", "baie", "Beere"), Colour.Of(0x96425C));
    public static readonly Tint Petrol = new(("petrol", "bleu pétrole", "Petrol"), Colour.Of(0x2F6E75));
    public static readonly Tint Sand = new(("sand", "sable", "Sand"), Colour.Of(0xCDB08A));
    public static readonly Tint Coral = new(("coral", "corail", "Koralle"), Colour.Of(0xE38570));
    public static readonly Tint Honey = new(("honey", "miel", "Honig"), Colour.Of(0xC8964F));
    public static readonly Tint Cocoa = new(("cocoa", "cacao", "Kakao"), Colour.Of(0x80573F));
    public static readonly Tint Pebble = new(("pebble grey", "gris galet", "Kieselgrau"), Colour.Of(0x9C9A95));

    /// <summary>What glaze, paint and dye come in.</summary>
    public static readonly IReadOnlyList<Tint> Dyed =
        [Terracotta, Sage, Ink, Ochre, Linen, Rose, Olive, Charcoal, Sky, Lavender, Berry, Petrol, Sand, Coral];

    /// <summary>What fur, straw and wood come in.</summary>
    public static readonly IReadOnlyList<Tint> Natural = [Honey, Cocoa, Pebble, Linen, Sand, Rose];

    /// <summary>What is shown behind glass or as wax.</summary>
    public static readonly IReadOnlyList<Tint> Soft = [Sage, Linen, Rose, Sky, Lavender, Ochre, Petrol, Berry];
}

/// <summary>What the patterns are called.</summary>
public static class PatternNames
{
    public static Words Of(Pattern pattern) => pattern switch
    {
        Pattern.Stripes => ("striped", "à rayures", "gestreift"),
        Pattern.Bands => ("banded", "à bandes", "geringelt"),
        Pattern.Dots => ("dotted", "à pois", "gepunktet"),
        Pattern.Gingham => ("gingham", "vichy", "Vichykaro"),
        Pattern.Waves => ("waves", "vagues", "Wellen"),
        Pattern.Leaves => ("leaves", "feuilles", "Blätter"),
        Pattern.Herringbone => ("herringbone", "chevrons", "Fischgrat"),
        Pattern.Terrazzo => ("terrazzo", "terrazzo", "Terrazzo"),
        Pattern.Stars => ("stars", "étoiles", "Sterne"),
        Pattern.Scales => ("scales", "écailles", "Schuppen"),
        Pattern.Diamonds => ("diamonds", "losanges", "Rauten"),
        _ => ("plain", "uni", "uni"),
    };
}
