using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>One of the ways in which <see cref="PrefixIndex"/> matches a word.</summary>
delegate bool Matching(PrefixIndex index, string word, Span<byte> best);

/// <summary>Under which words of other languages the levels of categories and the values of attributes are found, as a glossary
/// translates them. A translation is kept once for its word and meets the products through their columns, so that a changed
/// one touches no product.</summary>
sealed class ClassWords(ProductColumns columns)
{
    private static readonly Dictionary<string, int> NoTerms = [];

    private readonly Numbering<string> _words = new();
    private readonly List<int> _ofCategory = [];
    private readonly List<int> _ofValue = [];
    private readonly Dictionary<int, Dictionary<string, int>> _terms = [];
    private readonly PrefixIndex _translations = new();

    public bool IsSorted => _translations.IsSorted;

    public void Sort() => _translations.Sort();

    /// <summary>Numbers the words of categories and values that products have brought.</summary>
    public void Grow()
    {
        for (var node = _ofCategory.Count; node < columns.Categories.Count; node++) _ofCategory.Add(_words.Add(columns.Categories.LabelOf(node)));
        for (var value = _ofValue.Count; value < columns.AttributeValues.Count; value++) _ofValue.Add(_words.Add(columns.AttributeValues[value].Value));
    }

    /// <summary>Finds what is classed by a word under this text, in place of a former one.</summary>
    public void Translate(string word, LocalText text)
    {
        var number = _words.Add(word);
        var terms = text.Translations.SelectMany(t => Words.Of(t.Text)).Distinct(StringComparer.Ordinal)
            .ToDictionary(term => term, _ => ProductTerms.Classification, StringComparer.Ordinal);
        _translations.Replace(number, _terms.GetValueOrDefault(number, NoTerms), terms);
        _terms[number] = terms;
    }

    /// <summary>Raises the rows of the words whose translations match, as the methods of <see cref="PrefixIndex"/> say.</summary>
    public bool Match(Matching how, string word, Span<byte> best)
    {
        var words = new byte[_words.Count];
        return how(_translations, word, words) && Raise(words, best);
    }

    private bool Raise(byte[] words, Span<byte> best)
    {
        var values = new byte[_ofValue.Count];
        for (var value = 0; value < values.Length; value++) values[value] = words[_ofValue[value]];
        columns.Raise(OfCategories(words), values, best);
        return best.ContainsAnyExcept((byte)0);
    }

    /// <summary>A category is found by its own word and by those above it.</summary>
    private byte[] OfCategories(byte[] words)
    {
        var categories = new byte[_ofCategory.Count];
        for (var node = CategoryTree.Root + 1; node < categories.Length; node++)
            categories[node] = Math.Max(words[_ofCategory[node]], categories[columns.Categories.ParentOf(node)]);
        return categories;
    }
}
