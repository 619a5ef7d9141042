using B2BBooking.Silo.Demo.Drawing;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>Stationery, wrapping and fashion accessories.</summary>
public static class GiftKinds
{
    public static readonly ProductKind Notebook = new(("Notebook", "Carnet", "Notizbuch"), "Stationery/Writing", Paper.Notebook,
        ("Thread-bound, so that it lies flat; with a ribbon and an elastic band.", "Cousu au fil pour rester à plat ; avec signet et élastique.", "Fadengeheftet, bleibt flach liegen; mit Lesezeichen und Gummiband."),
        [Material.Paper], Tint.Dyed, "Format", ["A6", "A5"], 450, 990, [6, 12]);
    public static readonly ProductKind Pencils = new(("Pencil set", "Pot à crayons", "Stiftebecher"), "Stationery/Writing", Paper.Pencils,
        ("Twelve coloured pencils in a cup that stays on the desk.", "Douze crayons de couleur dans un pot qui reste sur le bureau.", "Zwölf Buntstifte in einem Becher, der auf dem Tisch bleibt."),
        [Material.Beech], Tint.Dyed, "Pieces", ["12 pieces"], 690, 1190, [6, 12]);
    public static readonly ProductKind Cards = new(("Greeting cards", "Cartes de vœux", "Grußkarten"), "Stationery/Cards & wrapping", Paper.Cards,
        ("Left blank inside, because you know best what to say.", "Vierges à l'intérieur : vous savez mieux que nous quoi écrire.", "Innen leer, denn Sie wissen am besten, was zu sagen ist."),
        [Material.Paper], Tint.Dyed, "Pieces", ["6 cards", "12 cards"], 350, 690, [12, 24]);
    public static readonly ProductKind GiftBox = new(("Gift box", "Boîte cadeau", "Geschenkbox"), "Stationery/Cards & wrapping", Paper.GiftBox,
        ("Comes flat, folds in a moment, and is too pretty to throw away.", "Livrée à plat, montée en un instant, trop jolie pour être jetée.", "Kommt flach, ist im Nu gefaltet und zu schön zum Wegwerfen."),
        [Material.Paper], Tint.Dyed, "Size", ["S", "M", "L"], 195, 590, [12, 24]);
    public static readonly ProductKind Wrap = new(("Wrapping paper", "Papier cadeau", "Geschenkpapier"), "Stationery/Cards & wrapping", Paper.Wrap,
        ("Two rolls of 70 × 300 cm, heavy enough not to tear at the corners.", "Deux rouleaux de 70 × 300 cm, assez épais pour les coins.", "Zwei Rollen 70 × 300 cm, fest genug für jede Ecke."),
        [Material.Paper], Tint.Dyed, "Pieces", ["2 rolls"], 250, 450, [12, 24]);
    public static readonly ProductKind Tote = new(("Tote bag", "Cabas", "Tragetasche"), "Accessories/Bags & purses", Wear.Tote,
        ("Carries twelve kilos and has a pocket for the keys.", "Porte douze kilos et garde les clés dans une poche.", "Trägt zwölf Kilo und hat ein Fach für die Schlüssel."),
        [Material.Cotton, Material.Linen], Tint.Dyed, "Size", ["38 × 40 cm"], 790, 1690, [3, 6]);
    public static readonly ProductKind Purse = new(("Purse", "Portefeuille", "Geldbörse"), "Accessories/Bags & purses", Wear.Purse,
        ("Room for eight cards, coins and a photograph.", "De la place pour huit cartes, la monnaie et une photo.", "Platz für acht Karten, Münzen und ein Foto."),
        [Material.Leather], Tint.Dyed, "Size", ["S", "M"], 1490, 3490, [2, 4]);
    public static readonly ProductKind Scarf = new(("Scarf", "Écharpe", "Schal"), "Accessories/Scarves & hats", Wear.Scarf,
        ("Long enough to go round twice; the fringes are knotted by hand.", "Assez longue pour deux tours ; franges nouées à la main.", "Lang genug für zwei Runden; die Fransen sind von Hand geknüpft."),
        [Material.Wool, Material.Cotton], Tint.Dyed, "Size", ["35 × 190 cm"], 1290, 2890, [2, 3, 6]);
    public static readonly ProductKind SunHat = new(("Sun hat", "Chapeau de soleil", "Sonnenhut"), "Accessories/Scarves & hats", Wear.SunHat,
        ("A wide brim, a soft band, and shade down to the shoulders.", "Un large bord, un ruban doux, de l'ombre jusqu'aux épaules.", "Breite Krempe, weiches Band und Schatten bis zu den Schultern."),
        [Material.Straw], Tint.Dyed, "Size", ["S/M", "L/XL"], 1190, 2290, [3, 6]);
    public static readonly ProductKind Beanie = new(("Bobble hat", "Bonnet à pompon", "Bommelmütze"), "Accessories/Scarves & hats", Wear.Beanie,
        ("Ribbed, lined with fleece, with a bobble that can be taken off to wash.", "Côtelé, doublé de polaire, avec un pompon amovible.", "Gerippt, mit Fleece gefüttert, die Bommel ist zum Waschen abnehmbar."),
        [Material.Wool], Tint.Dyed, "Size", ["Child", "Adult"], 890, 1790, [3, 6]);
    public static readonly ProductKind Umbrella = new(("Umbrella", "Parapluie", "Regenschirm"), "Accessories/Umbrellas", Wear.Umbrella,
        ("Opens by itself and turns back into shape after a gust.", "S'ouvre tout seul et reprend sa forme après une rafale.", "Öffnet sich von selbst und springt nach jeder Böe zurück."),
        [Material.Nylon], Tint.Dyed, "Diameter", ["98 cm"], 1490, 2790, [3, 6]);
    public static readonly ProductKind Earrings = new(("Earrings", "Boucles d'oreilles", "Ohrringe"), "Accessories/Jewellery", Wear.Earrings,
        ("Drops that move with you and weigh less than four grams.", "Des gouttes qui bougent avec vous et pèsent moins de quatre grammes.", "Tropfen, die sich mitbewegen und weniger als vier Gramm wiegen."),
        [Material.Brass], Tint.Dyed, "Length", ["3 cm", "5 cm"], 790, 1990, [3, 6]);
    public static readonly ProductKind Necklace = new(("Necklace", "Collier", "Halskette"), "Accessories/Jewellery", Wear.Necklace,
        ("The chain adjusts from 42 to 48 cm and closes with one hand.", "La chaîne se règle de 42 à 48 cm et se ferme d'une main.", "Die Kette ist von 42 bis 48 cm verstellbar und schließt mit einer Hand."),
        [Material.Brass], Tint.Dyed, "Length", ["42–48 cm"], 1290, 2990, [2, 4]);
}
