using System.Collections.Frozen;
using B2BBooking.Grains.Interfaces.Glossary;

namespace B2BBooking.WebFront.Shows;

/// <summary>What the words of a show's catalogue are called in its reader's language; one that is not translated is called as it is.</summary>
public sealed class Vocabulary
{
    private readonly FrozenDictionary<string, string> _words;

    public Vocabulary(GlossaryView glossary, string language)
    {
        Glossary = glossary;
        _words = glossary.Terms
            .Where(term => term.Text.Find(language) is not null)
            .ToFrozenDictionary(term => term.Word, term => term.Text.Find(language)!, StringComparer.Ordinal);
    }

    public GlossaryView Glossary { get; }

    public string Of(string word) => _words.GetValueOrDefault(word, word);
}
