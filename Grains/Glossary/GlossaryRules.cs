using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Values;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Glossary;

public static class GlossaryRules
{
    /// <summary>As long as the longest value of an attribute, which may be one.</summary>
    public const int LongestWord = 200;

    public const int MostTerms = 1000;

    /// <summary>Translates words, whether products use them already or will. What is translated so already is not written again.</summary>
    public static Decision Translate(ShowGlossary glossary, ShowId show, ImmutableArray<Term> terms, bool showExists)
    {
        if (!showExists) return Refusal.Of(RefusalCodes.NotFound, "show", show.Value);
        if (terms.IsDefaultOrEmpty || terms.Length > MostTerms) return Check.Bad("terms", "", "a list of 1–1,000 terms");
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            if (Refuse(term, $"text:{term.Word}") is { } refusal) return refusal;
            if (!words.Add(term.Word)) return Check.Bad("word", term.Word, "each word once");
        }

        return terms.Where(term => glossary.TextOf(term.Word) != term.Text).Select(GlossaryEntries.Translate).ToImmutableArray();
    }

    /// <summary>What keeps one word from being translated so. <paramref name="field"/>: what its texts are called where it comes from.</summary>
    public static Refusal? Refuse(Term term, string field) =>
        Check.Line("word", term.Word, LongestWord, required: true)
        ?? (term.Text is { Translations.IsEmpty: true } ? null : Check.LocalText(field, term.Text, LongestWord, required: true));
}
