using B2BBooking.Silo.Demo.Drawing;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>What is for the garden and for children.</summary>
public static class OutdoorAndPlayKinds
{
    public static readonly ProductKind Pot = new(("Plant pot", "Cache-pot", "Pflanztopf"), "Garden/Pots & planters", Garden.Pot,
        ("Room for roots, and a saucer that is seen only when it is needed.", "De la place pour les racines, et une soucoupe discrète.", "Platz für Wurzeln und ein Untersetzer, den man kaum sieht."),
        [Material.Terracotta, Material.Zinc], Tint.Dyed, "Diameter", ["16 cm", "22 cm", "28 cm"], 590, 1690, [2, 4, 6]);
    public static readonly ProductKind CactusPot = new(("Mini planter", "Mini-jardinière", "Mini-Pflanzschale"), "Garden/Pots & planters", Garden.CactusPot,
        ("Sized for cacti and herbs on the window sill.", "À la taille des cactus et des herbes du rebord de fenêtre.", "Passend für Kakteen und Kräuter auf der Fensterbank."),
        [Material.Terracotta, Material.Stoneware], Tint.Dyed, "Diameter", ["9 cm", "12 cm"], 350, 790, [6, 12]);
    public static readonly ProductKind WateringCan = new(("Watering can", "Arrosoir", "Gießkanne"), "Garden/Tools & watering", Garden.WateringCan,
        ("Balanced when full, with a rose that rains instead of spurting.", "Équilibré une fois plein, avec une pomme en pluie fine.", "Auch voll gut ausgewogen, mit einer Brause, die regnet statt spritzt."),
        [Material.Zinc], Tint.Dyed, "Capacity", ["1.5 l", "5 l"], 1290, 2690, [1, 2, 4]);
    public static readonly ProductKind Tools = new(("Trowel and fork set", "Set transplantoir et griffe", "Schaufel und Gabel im Set"), "Garden/Tools & watering", Garden.Tools,
        ("Forged in one piece; the handles are turned for small and large hands.", "Forgés d'une pièce ; manches tournés pour petites et grandes mains.", "Aus einem Stück geschmiedet; Griffe für kleine und große Hände gedreht."),
        [Material.Metal], Tint.Dyed, "Length", ["32 cm"], 1190, 1990, [3, 6]);
    public static readonly ProductKind BirdHouse = new(("Nesting box", "Nichoir", "Nistkasten"), "Garden/Birds & insects", Garden.BirdHouse,
        ("The hole measures 32 mm, right for tits; the back opens for cleaning.", "Le trou de 32 mm convient aux mésanges ; le dos s'ouvre pour le nettoyage.", "Das Loch misst 32 mm, richtig für Meisen; die Rückwand öffnet zum Reinigen."),
        [Material.Beech], Tint.Dyed, "Height", ["28 cm"], 1490, 2490, [1, 2]);
    public static readonly ProductKind BirdBath = new(("Bird bath", "Bain d'oiseaux", "Vogelbad"), "Garden/Birds & insects", Garden.BirdBath,
        ("Shallow at the edge and rough underfoot, as birds like it.", "Peu profond au bord et rugueux, comme les oiseaux l'aiment.", "Am Rand flach und griffig, wie Vögel es mögen."),
        [Material.Stoneware, Material.Zinc], Tint.Dyed, "Diameter", ["30 cm", "38 cm"], 2490, 4490, [1]);
    public static readonly ProductKind Bear = new(("Teddy bear", "Ours en peluche", "Teddybär"), "Toys/Soft toys", Play.Bear,
        ("He sits by himself and listens well.", "Il se tient assis tout seul et sait écouter.", "Er sitzt von allein und hört gut zu."),
        [Material.Plush], Tint.Natural, "Height", ["24 cm", "36 cm"], 1290, 2690, [2, 4]);
    public static readonly ProductKind Rabbit = new(("Rabbit in a suit", "Lapin habillé", "Hase im Anzug"), "Toys/Soft toys", Play.Rabbit,
        ("With long ears to hold on to, and clothes that come off.", "De longues oreilles à tenir, et un habit qui s'enlève.", "Mit langen Ohren zum Festhalten und Kleidern zum Ausziehen."),
        [Material.Plush], Tint.Dyed, "Height", ["28 cm", "40 cm"], 1390, 2790, [2, 4]);
    public static readonly ProductKind Car = new(("Wooden car", "Voiture en bois", "Holzauto"), "Toys/Wooden toys", Play.Car,
        ("It runs straight, turns tight and survives the stairs.", "Elle roule droit, tourne court et survit à l'escalier.", "Es fährt geradeaus, kommt um jede Kurve und übersteht die Treppe."),
        [Material.Beech], Tint.Dyed, "Length", ["14 cm", "22 cm"], 890, 1690, [3, 6]);
    public static readonly ProductKind Train = new(("Wooden train", "Train en bois", "Holzeisenbahn"), "Toys/Wooden toys", Play.Train,
        ("An engine that pulls every wagon with a magnet.", "Une locomotive qui tire tous les wagons à aimant.", "Eine Lokomotive, die jeden Wagen mit Magnet zieht."),
        [Material.Beech], Tint.Dyed, "Length", ["26 cm"], 1490, 2490, [2, 4]);
    public static readonly ProductKind Rings = new(("Stacking rings", "Anneaux à empiler", "Stapelringe"), "Toys/First years", Play.Rings,
        ("Five rings and a ball; every order is right.", "Cinq anneaux et une boule ; tous les ordres sont bons.", "Fünf Ringe und eine Kugel; jede Reihenfolge ist richtig."),
        [Material.Beech], Tint.Dyed, "Height", ["19 cm"], 890, 1490, [3, 6]);
    public static readonly ProductKind Blocks = new(("Building blocks", "Cubes de construction", "Bauklötze"), "Toys/First years", Play.Blocks,
        ("With rounded edges, in a cotton bag that is soon a knapsack.", "Aux bords arrondis, dans un sac en coton vite devenu sac à dos.", "Mit runden Kanten, im Baumwollbeutel, der bald zum Rucksack wird."),
        [Material.Beech], Tint.Dyed, "Pieces", ["25 pieces", "50 pieces"], 1590, 2990, [2, 4]);
    public static readonly ProductKind Kite = new(("Kite", "Cerf-volant", "Drachen"), "Toys/Outdoor play", Play.Kite,
        ("Flies from the first breeze; line and tail are in the bag.", "Vole dès la première brise ; fil et queue sont dans le sac.", "Fliegt schon beim ersten Wind; Leine und Schwanz sind dabei."),
        [Material.Nylon], Tint.Dyed, "Span", ["70 cm", "95 cm"], 990, 1990, [3, 6]);
}
