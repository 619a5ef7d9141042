using B2BBooking.Silo.Demo.Drawing;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>What is laid on the table and stands in the living room.</summary>
public static class HomeKinds
{
    public static readonly ProductKind Mug = new(("Mug", "Mug", "Becher"), "Tableware/Mugs & teapots", TableWare.Mug,
        ("A generous mug with a handle for four fingers.", "Un mug généreux, avec une anse pour quatre doigts.", "Ein großzügiger Becher mit einem Henkel für vier Finger."),
        [Material.Stoneware, Material.Porcelain], Tint.Dyed, "Capacity", ["300 ml", "400 ml"], 495, 890, [6, 12]);
    public static readonly ProductKind Teapot = new(("Teapot", "Théière", "Teekanne"), "Tableware/Mugs & teapots", TableWare.Teapot,
        ("It pours without a drop on the cloth, and its strainer comes out in one piece.", "Elle verse sans une goutte sur la nappe, et son filtre se retire d'un geste.", "Sie gießt, ohne auf das Tuch zu tropfen; das Sieb lässt sich im Ganzen herausnehmen."),
        [Material.Stoneware, Material.Porcelain], Tint.Dyed, "Capacity", ["0.8 l", "1.2 l"], 1890, 2990, [2, 4]);
    public static readonly ProductKind Bowl = new(("Bowl", "Bol", "Schale"), "Tableware/Plates & bowls", TableWare.Bowl,
        ("For muesli in the morning, soup at noon and salad at night.", "Pour le muesli le matin, la soupe à midi et la salade le soir.", "Für Müsli am Morgen, Suppe am Mittag und Salat am Abend."),
        [Material.Stoneware, Material.Porcelain], Tint.Dyed, "Diameter", ["14 cm", "18 cm", "24 cm"], 590, 1290, [4, 6]);
    public static readonly ProductKind Plate = new(("Plate", "Assiette", "Teller"), "Tableware/Plates & bowls", TableWare.Plate,
        ("A coupe plate whose rim keeps the sauce where it belongs.", "Une assiette dont le bord retient la sauce.", "Ein Teller, dessen Rand die Soße dort hält, wo sie hingehört."),
        [Material.Stoneware, Material.Porcelain], Tint.Dyed, "Diameter", ["21 cm", "27 cm"], 690, 1190, [4, 6]);
    public static readonly ProductKind Carafe = new(("Carafe with tumbler", "Carafe et gobelet", "Karaffe mit Becher"), "Tableware/Glass & boards", TableWare.Carafe,
        ("For the bedside or the desk; the tumbler fits over the neck.", "Pour le chevet ou le bureau ; le gobelet coiffe le col.", "Für Nachttisch oder Schreibtisch; der Becher passt über den Hals."),
        [Material.Glass], Tint.Soft, "Capacity", ["0.75 l", "1 l"], 1490, 2290, [2, 4]);
    public static readonly ProductKind Board = new(("Serving board", "Planche à servir", "Servierbrett"), "Tableware/Glass & boards", TableWare.Board,
        ("One end dipped in colour, the other ready for bread and cheese.", "Une extrémité trempée dans la couleur, l'autre prête pour le pain et le fromage.", "Ein Ende in Farbe getaucht, das andere bereit für Brot und Käse."),
        [Material.Acacia, Material.Beech], Tint.Dyed, "Size", ["30 × 18 cm", "42 × 22 cm"], 1290, 2490, [2, 4]);
    public static readonly ProductKind TeaTowel = new(("Tea towel", "Torchon", "Geschirrtuch"), "Tableware/Kitchen textiles", TableWare.TeaTowel,
        ("It dries glasses without fluff and hangs by its own loop.", "Il sèche les verres sans peluches et se suspend par sa bride.", "Trocknet Gläser fusselfrei und hat einen eigenen Aufhänger."),
        [Material.Linen, Material.Cotton], Tint.Dyed, "Size", ["50 × 70 cm"], 395, 790, [6, 12]);
    public static readonly ProductKind Vase = new(("Vase", "Vase", "Vase"), "Living/Decoration/Vases", Living.Vase,
        ("Narrow at the neck, so that a few stems are enough.", "Étroit au col : quelques tiges suffisent.", "Schmal am Hals, damit wenige Stiele genügen."),
        [Material.Stoneware, Material.Porcelain, Material.Glass], Tint.Dyed, "Height", ["18 cm", "24 cm"], 1190, 2690, [1, 2]);
    public static readonly ProductKind TallVase = new(("Tall vase", "Grand vase", "Bodenvase"), "Living/Decoration/Vases", Living.TallVase,
        ("Heavy at the foot, for branches and grasses.", "Lesté au pied, pour branches et graminées.", "Unten schwer, für Zweige und Gräser."),
        [Material.Stoneware], Tint.Dyed, "Height", ["34 cm", "45 cm"], 2490, 4990, [1, 2]);
    public static readonly ProductKind Frame = new(("Picture frame", "Cadre photo", "Bilderrahmen"), "Living/Decoration/Frames & mirrors", Living.Frame,
        ("With a mount in off-white; it stands or hangs, upright or across.", "Avec passe-partout écru ; à poser ou à suspendre, dans les deux sens.", "Mit Passepartout in Naturweiß; zum Stellen oder Hängen, hoch oder quer."),
        [Material.Beech], Tint.Dyed, "Picture size", ["13 × 18 cm", "20 × 30 cm"], 690, 1690, [2, 4, 6]);
    public static readonly ProductKind Mirror = new(("Round mirror", "Miroir rond", "Runder Spiegel"), "Living/Decoration/Frames & mirrors", Living.Mirror,
        ("A hallway looks twice as wide with it.", "Il agrandit l'entrée du regard.", "Mit ihm wirkt jeder Flur doppelt so breit."),
        [Material.Beech, Material.Metal], Tint.Dyed, "Diameter", ["30 cm", "50 cm"], 2490, 5900, [1, 2]);
    public static readonly ProductKind Clock = new(("Wall clock", "Horloge murale", "Wanduhr"), "Living/Decoration/Clocks", Living.Clock,
        ("A silent movement: it sweeps and does not tick.", "Mouvement silencieux : elle glisse, sans tic-tac.", "Lautloses Werk: der Zeiger gleitet und tickt nicht."),
        [Material.Metal, Material.Beech], Tint.Dyed, "Diameter", ["28 cm"], 1990, 3490, [1, 2]);
    public static readonly ProductKind Lamp = new(("Table lamp", "Lampe de table", "Tischlampe"), "Living/Lighting/Table lamps", Living.Lamp,
        ("A warm pool of light for the reading corner; E14, dimmable.", "Une lumière chaude pour le coin lecture ; E14, à intensité variable.", "Warmes Licht für die Leseecke; E14, dimmbar."),
        [Material.Linen, Material.Cotton], Tint.Dyed, "Height", ["38 cm", "52 cm"], 2990, 5900, [1, 2]);
    public static readonly ProductKind Pendant = new(("Pendant lamp", "Suspension", "Pendelleuchte"), "Living/Lighting/Pendants", Living.Pendant,
        ("Hangs low over the table on two metres of textile cable; E27.", "Descend bas sur la table avec deux mètres de câble textile ; E27.", "Hängt tief über dem Tisch an zwei Metern Textilkabel; E27."),
        [Material.Metal], Tint.Dyed, "Diameter", ["32 cm", "45 cm"], 3900, 7900, [1]);
    public static readonly ProductKind Lantern = new(("Lantern", "Lanterne", "Windlicht"), "Living/Lighting/Lanterns", Living.Lantern,
        ("Keeps a candle alight on the windiest terrace.", "Protège la bougie sur la terrasse la plus ventée.", "Hält die Kerze auch auf der windigsten Terrasse am Brennen."),
        [Material.Metal, Material.Zinc], Tint.Dyed, "Height", ["24 cm", "36 cm"], 1290, 2990, [1, 2, 4]);
    public static readonly ProductKind Cushion = new(("Cushion", "Coussin", "Kissen"), "Living/Textiles/Cushions", Living.Cushion,
        ("With a hidden zip and a filling of feathers.", "Fermeture invisible et garnissage en plumes.", "Mit verdecktem Reißverschluss und Federfüllung."),
        [Material.Linen, Material.Cotton], Tint.Dyed, "Size", ["45 × 45 cm", "60 × 60 cm"], 1290, 2490, [2, 4]);
    public static readonly ProductKind Throw = new(("Throw", "Plaid", "Wolldecke"), "Living/Textiles/Throws", Living.Throw,
        ("Warm for two on the sofa, light enough for the suitcase.", "Chaud pour deux sur le canapé, assez léger pour la valise.", "Wärmt zu zweit auf dem Sofa und ist leicht genug für den Koffer."),
        [Material.Wool, Material.Cotton], Tint.Dyed, "Size", ["130 × 170 cm"], 2990, 5900, [1, 2]);
    public static readonly ProductKind Candle = new(("Pillar candle", "Bougie pilier", "Stumpenkerze"), "Living/Candles & scents", Living.Candle,
        ("Dyed through and through; it burns for more than forty hours.", "Teintée dans la masse ; plus de quarante heures de lumière.", "Durchgefärbt; brennt länger als vierzig Stunden."),
        [Material.SoyWax], Tint.Soft, "Height", ["10 cm", "15 cm"], 395, 890, [6, 12]);
    public static readonly ProductKind ScentJar = new(("Scented candle", "Bougie parfumée", "Duftkerze"), "Living/Candles & scents", Living.ScentJar,
        ("Fig leaf, cedar and a little sea salt; the glass is a tumbler afterwards.", "Feuille de figuier, cèdre et un peu de sel marin ; le verre resservira.", "Feigenblatt, Zeder und etwas Meersalz; das Glas dient danach als Becher."),
        [Material.SoyWax], Tint.Soft, "Weight", ["180 g", "300 g"], 990, 1990, [3, 6]);
    public static readonly ProductKind Basket = new(("Basket", "Panier", "Korb"), "Living/Storage", Living.Basket,
        ("For the market, the wool or the toys that lie about.", "Pour le marché, la laine ou les jouets qui traînent.", "Für den Markt, die Wolle oder das Spielzeug, das herumliegt."),
        [Material.Willow], Tint.Natural, "Size", ["S", "M", "L"], 1190, 2890, [1, 2, 3]);
}
