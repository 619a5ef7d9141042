namespace B2BBooking.Grains.Imports;

/// <summary>The columns of a glossary file. Languages whose columns are not in a file keep what they have.</summary>
public static class GlossaryColumns
{
    public const string Word = "word";

    /// <summary>With the language behind the colon: <c>text:fr</c>.</summary>
    public const string Text = "text";

    /// <summary>How many use the word: written for whoever translates, not read.</summary>
    public const string Products = "products";

    public static Headers Headers { get; } = Headers.Of(
        (Word, null, ["word", "term", "mot", "terme", "Wort", "Begriff"]),
        (Products, null, ["products", "produits", "Produkte"]),
        (Text, null, ["text", "translation", "texte", "traduction", "Übersetzung"]),
        (Text, "en", ["en", "English", "anglais", "Englisch"]),
        (Text, "fr", ["fr", "French", "français", "Französisch"]),
        (Text, "de", ["de", "German", "allemand", "Deutsch"]));
}
