namespace B2BBooking.Grains.Imports;

/// <summary>The columns of a catalogue file. Columns that are not in a file leave what a product has as it is.</summary>
public static class CatalogueColumns
{
    public const string Code = "code";
    public const string Name = "name";
    public const string Description = "description";
    public const string Category = "category";
    public const string Pack = "pack";
    public const string ListPrice = "list price";
    public const string ShowPrice = "show price";
    public const string Gtin = "gtin";
    public const string Attribute = "attribute";

    public static Headers Headers { get; } = Headers.Of(
        (Code, null, ["code", "sku", "product code", "item number", "article", "référence", "code produit", "code article", "Artikelnummer", "Artikel-Nr", "Bestellnummer"]),
        (Name, "en", ["name", "product name"]),
        (Name, "fr", ["nom", "désignation", "libellé", "nom du produit"]),
        (Name, "de", ["Bezeichnung", "Produktname", "Artikelname", "Artikelbezeichnung"]),
        (Description, "en", ["description", "details"]),
        (Description, "fr", ["descriptif"]),
        (Description, "de", ["Beschreibung", "Langtext"]),
        (Category, null, ["category", "catégorie", "famille", "Kategorie", "Warengruppe"]),
        (Pack, null, ["pack", "pack quantity", "packing", "colisage", "conditionnement", "Verpackungseinheit", "VE", "Packung", "Packungsgröße"]),
        (ListPrice, null, ["list price", "prix catalogue", "prix public", "prix de liste", "Listenpreis", "Katalogpreis"]),
        (ShowPrice, null, ["show price", "price", "prix salon", "prix", "Messepreis", "Preis"]),
        (Gtin, null, ["gtin", "ean", "ean13", "barcode", "upc", "code-barres", "Strichcode"]),
        (Attribute, null, ["attribute", "attribut", "caractéristique", "Merkmal", "Eigenschaft"]));
}
