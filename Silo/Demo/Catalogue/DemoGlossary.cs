using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Silo.Demo.Drawing;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>The words of the demo's catalogue as its French and German readers see them.</summary>
public static class DemoGlossary
{
    private static readonly IReadOnlyList<Words> Categories =
    [
        ("Accessories", "Accessoires", "Accessoires"), ("Bags & purses", "Sacs et porte-monnaie", "Taschen & Geldbörsen"),
        ("Birds & insects", "Oiseaux et insectes", "Vögel & Insekten"), ("Candles & scents", "Bougies et senteurs", "Kerzen & Düfte"),
        ("Cards & wrapping", "Cartes et emballages", "Karten & Geschenkpapier"), ("Clocks", "Horloges", "Uhren"),
        ("Cushions", "Coussins", "Kissen"), ("Decoration", "Décoration", "Dekoration"), ("First years", "Premier âge", "Die ersten Jahre"),
        ("Frames & mirrors", "Cadres et miroirs", "Rahmen & Spiegel"), ("Garden", "Jardin", "Garten"),
        ("Glass & boards", "Verre et planches", "Glas & Bretter"), ("Jewellery", "Bijoux", "Schmuck"),
        ("Kitchen textiles", "Linge de cuisine", "Küchentextilien"), ("Lanterns", "Lanternes", "Windlichter"),
        ("Lighting", "Luminaires", "Leuchten"), ("Living", "Maison", "Wohnen"), ("Mugs & teapots", "Mugs et théières", "Becher & Teekannen"),
        ("Outdoor play", "Jeux de plein air", "Spiele für draußen"), ("Pendants", "Suspensions", "Pendelleuchten"),
        ("Plates & bowls", "Assiettes et bols", "Teller & Schalen"), ("Pots & planters", "Pots et jardinières", "Töpfe & Pflanzgefäße"),
        ("Scarves & hats", "Foulards et chapeaux", "Tücher & Hüte"), ("Soft toys", "Peluches", "Plüschtiere"),
        ("Stationery", "Papeterie", "Papeterie"), ("Storage", "Rangement", "Aufbewahrung"), ("Table lamps", "Lampes de table", "Tischlampen"),
        ("Tableware", "Arts de la table", "Tischkultur"), ("Textiles", "Textiles", "Textilien"), ("Throws", "Plaids", "Wolldecken"),
        ("Tools & watering", "Outils et arrosage", "Werkzeug & Bewässerung"), ("Toys", "Jouets", "Spielzeug"),
        ("Umbrellas", "Parapluies", "Regenschirme"), ("Vases", "Vases", "Vasen"), ("Wooden toys", "Jouets en bois", "Holzspielzeug"),
        ("Writing", "Écriture", "Schreiben"),
    ];

    private static readonly IReadOnlyList<Words> Attributes =
    [
        ("Colour", "Couleur", "Farbe"), ("Material", "Matière", "Material"), ("Pattern", "Motif", "Muster"),
        ("Collection", "Collection", "Kollektion"), ("Care", "Entretien", "Pflege"), ("Capacity", "Contenance", "Inhalt"),
        ("Diameter", "Diamètre", "Durchmesser"), ("Format", "Format", "Format"), ("Height", "Hauteur", "Höhe"), ("Length", "Longueur", "Länge"),
        ("Picture size", "Format d'image", "Bildgröße"), ("Pieces", "Pièces", "Teile"), ("Size", "Taille", "Größe"),
        ("Span", "Envergure", "Spannweite"), ("Weight", "Poids", "Gewicht"),
    ];

    private static readonly IReadOnlyList<Words> Values =
    [
        ("Stoneware", "Grès", "Steinzeug"), ("Porcelain", "Porcelaine", "Porzellan"), ("Glass", "Verre", "Glas"), ("Cotton", "Coton", "Baumwolle"),
        ("Linen", "Lin", "Leinen"), ("Wool", "Laine", "Wolle"), ("Beech wood", "Hêtre", "Buche"), ("Acacia wood", "Acacia", "Akazie"),
        ("Metal", "Métal", "Metall"), ("Zinc", "Zinc", "Zink"), ("Terracotta", "Terre cuite", "Terrakotta"), ("Soy wax", "Cire de soja", "Sojawachs"),
        ("Willow", "Osier", "Weide"), ("Plush", "Peluche", "Plüsch"), ("Recycled paper", "Papier recyclé", "Recyclingpapier"),
        ("Straw", "Paille", "Stroh"), ("Leather", "Cuir", "Leder"), ("Gilded brass", "Laiton doré", "Messing, vergoldet"),
        ("Recycled nylon", "Nylon recyclé", "Recyceltes Nylon"),
        ("Dishwasher safe", "Lave-vaisselle", "Spülmaschinenfest"), ("Hand wash", "Lavage à la main", "Handwäsche"),
        ("Machine wash 40 °C", "Lavage en machine à 40 °C", "Maschinenwäsche 40 °C"),
        ("Machine wash 30 °C", "Lavage en machine à 30 °C", "Maschinenwäsche 30 °C"), ("Wipe clean", "Essuyer", "Abwischbar"),
        ("Do not leave unattended", "Ne pas laisser sans surveillance", "Nicht unbeaufsichtigt lassen"), ("Keep dry", "Garder au sec", "Trocken halten"),
        ("Adult", "Adulte", "Erwachsene"), ("Child", "Enfant", "Kind"), ("12 pieces", "12 pièces", "12 Teile"), ("25 pieces", "25 pièces", "25 Teile"),
        ("50 pieces", "50 pièces", "50 Teile"), ("2 rolls", "2 rouleaux", "2 Rollen"), ("6 cards", "6 cartes", "6 Karten"),
        ("12 cards", "12 cartes", "12 Karten"),
    ];

    private static readonly Lazy<Dictionary<string, Words>> Known = new(() =>
    {
        var tints = DemoSellers.All.SelectMany(seller => seller.Kinds).SelectMany(kind => kind.Tints).Select(tint => tint.Name);
        var patterns = Enum.GetValues<Pattern>().Select(PatternNames.Of);
        return new[] { Categories, Attributes, Values, tints, patterns }.SelectMany(words => words)
            .Distinct().ToDictionary(words => words.En, StringComparer.Ordinal);
    });

    /// <summary>Of the words that these catalogues use, those that are called otherwise in another language.</summary>
    public static ImmutableArray<Term> Of(IEnumerable<SellerCatalogue> catalogues) =>
    [
        .. catalogues.SelectMany(c => c.Products).SelectMany(p => p.Words()).Distinct(StringComparer.Ordinal)
            .Select(InAllLanguages)
            .Where(words => words.Fr != words.En || words.De != words.En)
            .OrderBy(words => words.En, StringComparer.Ordinal)
            .Select(words => new Term(words.En, new LocalText([new("fr", words.Fr), new("de", words.De)]))),
    ];

    /// <summary>A word as each language has it; names of collections are the same everywhere, and 0.75 l is 0,75 l in French and German.</summary>
    public static Words InAllLanguages(string word)
    {
        if (Known.Value.TryGetValue(word, out var words)) return words;
        var measure = char.IsAsciiDigit(word[0]) ? word.Replace('.', ',') : word;
        return new(word, measure, measure);
    }
}
