using System.Globalization;
using System.Text;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>Text as it is compared: without case and accents, cut into words of letters and digits.</summary>
public static class Words
{
    /// <summary>Longer words are cut: nobody types that much to find one.</summary>
    public const int LongestWord = 40;

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) AppendFolded(word, c);
            else Take(words, word);
        }

        Take(words, word);
        return words;
    }

    /// <summary>The whole text in one piece: <c>AB-12 c</c> is <c>ab12c</c>.</summary>
    public static string Joined(string text)
    {
        var joined = string.Concat(Of(text));
        return joined.Length > LongestWord ? joined[..LongestWord] : joined;
    }

    /// <summary>A key by which names sort as people expect: words in order, whatever stands between them.</summary>
    public static string SortKey(string text) => string.Join(' ', Of(text));

    private static string Decomposed(string text) => Ascii.IsValid(text) ? text : WellFormed(text).Normalize(NormalizationForm.FormD);

    /// <summary>Normalisation throws on half a surrogate pair, which a query may hold.</summary>
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    private static void AppendFolded(StringBuilder word, char c)
    {
        switch (c)
        {
            case 'ß' or 'ẞ': word.Append("ss"); break;
            case 'æ' or 'Æ': word.Append("ae"); break;
            case 'œ' or 'Œ': word.Append("oe"); break;
            case 'ø' or 'Ø': word.Append('o'); break;
            case 'ł' or 'Ł': word.Append('l'); break;
            case 'đ' or 'Đ': word.Append('d'); break;
            case 'ı': word.Append('i'); break;
            default: word.Append(char.ToLowerInvariant(c)); break;
        }
    }

    private static void Take(List<string> words, StringBuilder word)
    {
        if (word.Length == 0) return;
        words.Add(word.ToString(0, Math.Min(word.Length, LongestWord)));
        word.Clear();
    }
}
