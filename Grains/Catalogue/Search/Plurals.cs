namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>The other number of a typed word, by the endings of its reader's language, where the one does not begin the other:
/// who types mugs finds a mug, who types accessory finds accessories. What is no word finds nothing, so the endings need not be exact.</summary>
public static class Plurals
{
    private const int ShortestStem = 3;
    private const int ShortestInCompounds = 4;

    private static readonly (string Typed, string Meant)[] English = [("ies", "y"), ("es", ""), ("s", ""), ("y", "ies")];
    private static readonly (string Typed, string Meant)[] French = [("aux", "al"), ("al", "aux"), ("x", ""), ("s", "")];
    private static readonly (string Typed, string Meant)[] German = [("en", ""), ("er", ""), ("n", ""), ("e", ""), ("s", "")];

    public static IEnumerable<string> Of(string word, string? language)
    {
        foreach (var (typed, meant) in EndingsOf(language))
            if (word.EndsWith(typed, StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal) && word.Length - typed.Length >= ShortestStem)
                yield return word[..^typed.Length] + meant;
    }

    /// <summary>What a German compound may hold of a typed word, whatever its ending: of Lampen, the lamp in Tischlampe. Null for other languages.</summary>
    public static string? StemInCompounds(string word, string? language) =>
        language == "de" ? Of(word, language).Where(stem => stem.Length >= ShortestInCompounds).Append(word).MinBy(stem => stem.Length) : null;

    private static (string Typed, string Meant)[] EndingsOf(string? language) => language switch
    {
        "fr" => French,
        "de" => German,
        _ => English,
    };
}
