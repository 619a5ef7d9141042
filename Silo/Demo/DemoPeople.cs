using B2BBooking.Grains.Interfaces.Groups;
using B2BBooking.Grains.Interfaces.Users;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Demo;

/// <summary>A person with an account of the demo; <see cref="Part"/> says what they are at the show.</summary>
public sealed record DemoPerson(string Id, string Name, string Language, string Part)
{
    public UserId UserId => new(Id);

    public UserDefinition Definition => new(Name, $"{Id}@people.example", Language);
}

/// <summary>A client group with its members, the buyer in charge first.</summary>
public sealed record DemoGroup(string Id, GroupDefinition Definition, IReadOnlyList<DemoPerson> Members)
{
    public GroupId GroupId => new(Id);
}

/// <summary>A representative, the sellers that they sell for and the groups that they look after.</summary>
public sealed record DemoRepresentative(DemoPerson Person, IReadOnlyList<string> Sellers, IReadOnlyList<string> Groups);

/// <summary>The people of the demo: all invented.</summary>
public static class DemoPeople
{
    public static readonly IReadOnlyList<DemoPerson> Administrators =
    [
        new("helen.mercer", "Helen Mercer", "en", "administrator"),
        new("samir.haddad", "Samir Haddad", "fr", "administrator"),
    ];

    public static readonly IReadOnlyList<DemoGroup> Groups =
    [
        Group("flair-foyer", "Flair & Foyer", "14 rue des Remparts d'Ainay", "69002", "Lyon", "France", "fr", "Nadia Benali", "Julien Moreau", "Claire Dubois"),
        Group("stadtgarten-keller", "Stadtgarten Keller", "Neckarstraße 88", "70190", "Stuttgart", "Germany", "de", "Anna Keller", "Tobias Keller", "Mehmet Yilmaz"),
        Group("north-and-nest", "North & Nest", "5 Call Lane", "LS1 7DE", "Leeds", "United Kingdom", "en", "Grace Okafor", "Oliver Hughes"),
        Group("bottega-rossi", "Bottega Rossi", "Via Clavature 21", "40124", "Bologna", "Italy", "en", "Giulia Rossi", "Marco Rossi"),
        Group("huis-en-haard", "Huis & Haard", "Oudegracht 310", "3511 PK", "Utrecht", "Netherlands", "en", "Femke de Vries", "Daan Bakker", "Sanne Visser"),
        Group("casa-bonita", "Casa Bonita", "Calle de la Paz 9", "46003", "Valencia", "Spain", "en", "Lucía Fernández", "Pablo Ortega"),
        Group("nyhavn-living", "Nyhavn Living", "Store Strandstræde 18", "1255", "København", "Denmark", "en", "Freja Nielsen", "Magnus Holm"),
        Group("spielzeugkiste", "Spielzeugkiste am Markt", "Prinzipalmarkt 41", "48143", "Münster", "Germany", "de", "Katrin Vogel", "Lukas Brandt"),
        Group("petit-bazar", "Le Petit Bazar", "Rue Antoine Dansaert 62", "1000", "Bruxelles", "Belgium", "fr", "Amélie Lambert", "Youssef El Amrani", "Thomas Peeters", "Inès Maes"),
        Group("kwiaty-i-dom", "Kwiaty i Dom", "ul. Szewska 7", "31-009", "Kraków", "Poland", "en", "Zofia Kowalska", "Piotr Nowak"),
        Group("alpenglueck", "Alpenglück", "Maria-Theresien-Straße 23", "6020", "Innsbruck", "Austria", "de", "Magdalena Huber", "Stefan Gruber"),
        Group("harbour-gifts", "Harbour Gifts", "12 Oliver Plunkett Street", "T12 X8N6", "Cork", "Ireland", "en", "Aoife Murphy", "Priya Nair", "Seán Walsh"),
    ];

    /// <summary>Staff by seller.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<DemoPerson>> Staff = new Dictionary<string, IReadOnlyList<DemoPerson>>
    {
        ["atelier-lune"] = [Seller("Maëlle Le Goff", "fr"), Seller("Soizic Le Goff", "fr")],
        ["nordlys"] = [Seller("Astrid Sørensen", "en"), Seller("Jonas Krogh", "en")],
        ["wiesengrund"] = [Seller("Martin Wiesner", "de"), Seller("Elif Demir", "de")],
        ["bruin-daughters"] = [Seller("Harriet Bruin", "en")],
        ["holzhaus"] = [Seller("Uwe Richter", "de"), Seller("Jana Richter", "de")],
        ["colibri"] = [Seller("Camille Perrin", "fr"), Seller("Mathis Fournier", "fr")],
        ["casa-mirra"] = [Seller("Beatriz Almeida", "en"), Seller("Rui Carvalho", "en")],
        ["maison-sauge"] = [Seller("Élodie Garnier", "fr")],
        ["rue-du-fil"] = [Seller("Aïcha Diallo", "fr"), Seller("Victor Lemoine", "fr")],
        ["perla-fine"] = [Seller("Chiara Bonetti", "en")],
        ["oak-and-glass"] = [Seller("Wout Claes", "en"), Seller("Lotte Jacobs", "en")],
        ["sol-y-mimbre"] = [Seller("Rosa Navarro", "en")],
    };

    public static readonly IReadOnlyList<DemoRepresentative> Representatives =
    [
        new(Representative("Henrik Lund", "en"), ["nordlys", "oak-and-glass"], ["north-and-nest", "huis-en-haard", "nyhavn-living", "harbour-gifts"]),
        new(Representative("Carmen Ruiz", "en"), ["sol-y-mimbre", "casa-mirra"], ["bottega-rossi", "casa-bonita", "flair-foyer"]),
        new(Representative("Paul Fischer", "de"), ["wiesengrund", "holzhaus", "bruin-daughters"], ["stadtgarten-keller", "spielzeugkiste", "alpenglueck", "kwiaty-i-dom"]),
    ];

    public static IEnumerable<DemoPerson> All =>
        [.. Administrators, .. Groups.SelectMany(group => group.Members), .. Staff.Values.SelectMany(staff => staff), .. Representatives.Select(r => r.Person)];

    private static DemoGroup Group(
        string id, string name, string street, string postalCode, string city, string country, string language, params string[] members) =>
        new(id, new(name, street, postalCode, city, country, $"K{10_000 + (name.Length * 417) + city.Length}"),
            [.. members.Select(member => new DemoPerson(IdOf(member), member, language, $"member of {name}"))]);

    private static DemoPerson Seller(string name, string language) => new(IdOf(name), name, language, "seller");

    private static DemoPerson Representative(string name, string language) => new(IdOf(name), name, language, "representative");

    /// <summary>first.last, in plain letters.</summary>
    private static string IdOf(string name)
    {
        var words = name.ToLowerInvariant().Replace("ø", "o", StringComparison.Ordinal).Normalize(System.Text.NormalizationForm.FormD)
            .Split(' ', 2).Select(word => string.Concat(word.Where(char.IsAsciiLetter)));
        return string.Join('.', words);
    }
}
