using B2BBooking.Grains.Catalogue.Search;

namespace B2BBooking.Grains.Imports;

/// <summary>What a row of a people file is about.</summary>
public enum PeopleType
{
    Group,
    Seller,
    Member,
    Staff,
    Representative,
    Administrator,
}

/// <summary>The columns of a file of groups, sellers and people, and the words of its column <c>type</c>.</summary>
public static class PeopleColumns
{
    public const string Type = "type";
    public const string Id = "id";
    public const string Name = "name";
    public const string Email = "email";
    public const string Language = "language";
    public const string Password = "password";
    public const string Group = "group";
    public const string Seller = "seller";
    public const string Street = "street";
    public const string PostalCode = "postal code";
    public const string City = "city";
    public const string Country = "country";
    public const string CustomerNumber = "customer number";
    public const string Stand = "stand";
    public const string Phone = "phone";
    public const string Description = "description";

    private static readonly Dictionary<string, PeopleType> Types = new Dictionary<PeopleType, string[]>
    {
        [PeopleType.Group] = ["group", "client group", "company", "groupe", "client", "Gruppe", "Kunde", "Firma"],
        [PeopleType.Seller] = ["seller", "exhibitor", "vendeur", "exposant", "Verkäufer", "Aussteller"],
        [PeopleType.Member] = ["member", "membre", "Mitglied"],
        [PeopleType.Staff] = ["staff", "personnel", "Mitarbeiter"],
        [PeopleType.Representative] = ["representative", "rep", "représentant", "Vertreter"],
        [PeopleType.Administrator] = ["administrator", "admin", "administrateur", "Verwalter"],
    }.SelectMany(type => type.Value.Select(word => (Word: Words.Joined(word), type.Key))).ToDictionary(t => t.Word, t => t.Key);

    public static Headers Headers { get; } = Headers.Of(
        (Type, null, ["type", "kind", "Art", "Typ"]),
        (Id, null, ["id", "identifier", "user", "login", "identifiant", "Kennung", "Benutzer"]),
        (Name, null, ["name", "nom"]),
        (Email, null, ["email", "mail", "courriel", "adresse e-mail"]),
        (Language, null, ["language", "langue", "Sprache"]),
        (Password, null, ["password", "mot de passe", "Passwort", "Kennwort"]),
        (Group, null, ["group", "groups", "client group", "groupe", "groupes", "Gruppe", "Gruppen"]),
        (Seller, null, ["seller", "vendeur", "exposant", "Verkäufer", "Aussteller"]),
        (Street, null, ["street", "address", "rue", "adresse", "Straße"]),
        (PostalCode, null, ["postal code", "zip", "zip code", "code postal", "PLZ", "Postleitzahl"]),
        (City, null, ["city", "ville", "Ort", "Stadt"]),
        (Country, null, ["country", "pays", "Land"]),
        (CustomerNumber, null, ["customer number", "numéro client", "numéro de client", "Kundennummer"]),
        (Stand, null, ["stand", "booth"]),
        (Phone, null, ["phone", "telephone", "Telefon"]),
        (Description, null, ["description", "descriptif", "Beschreibung"]));

    public static PeopleType? TypeOf(string text) => Types.TryGetValue(Words.Joined(text), out var type) ? type : null;
}
