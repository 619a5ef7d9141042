using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>The words under which a product is found, each with the weight of the best field that it stands in.
/// What a weight is worth is <see cref="PrefixIndex"/>'s.</summary>
public static class ProductTerms
{
    public const int Description = 1;
    public const int CodePart = 2;
    public const int Classification = 3;
    public const int Name = 4;
    public const int Code = 5;

    public static Dictionary<string, int> Of(ProductDefinition product)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(terms, Words.Joined(product.Code), Code);
        if (product.Gtin is { } gtin) Add(terms, gtin, Code);
        AddAll(terms, product.Code, CodePart);
        foreach (var name in product.Name.Translations) AddAll(terms, name.Text, Name);
        AddAll(terms, product.Category, Classification);
        foreach (var attribute in product.Attributes) AddAll(terms, attribute.Value, Classification);
        foreach (var description in product.Description.Translations) AddAll(terms, description.Text, Description);
        return terms;
    }

    private static void AddAll(Dictionary<string, int> terms, string text, int weight)
    {
        foreach (var word in Words.Of(text)) Add(terms, word, weight);
    }

    private static void Add(Dictionary<string, int> terms, string word, int weight)
    {
        if (word.Length > 0 && (!terms.TryGetValue(word, out var known) || known < weight)) terms[word] = weight;
    }
}
