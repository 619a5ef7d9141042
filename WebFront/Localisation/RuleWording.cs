using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using B2BBooking.WebFront.Resources;

namespace B2BBooking.WebFront.Localisation;

/// <summary>What rules say in English of a value that they refuse (<c>8, 12, 13 or 14 digits …</c>), in the user's language.
/// Rules know no languages and other systems read what they say, so the English sentence is the name of its translations.</summary>
public static class RuleWording
{
    private static readonly ResourceManager Texts = new(typeof(RuleTexts));
    private static readonly Lazy<Sentence[]> Sentences = new(Read);

    /// <summary>The sentence in the language of the thread; as it is where it is none of the known ones.</summary>
    public static string Of(string english) => TryFind(english, out var translated) ? translated : english;

    public static bool TryFind(string english, out string translated)
    {
        foreach (var (key, pattern) in Sentences.Value)
        {
            if (pattern.Match(english) is not { Success: true } found)
                continue;
            object[] values = [.. found.Groups.Values.Skip(1).Select(group => group.Value)];
            translated = string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture)!, values);
            return true;
        }

        translated = english;
        return false;
    }

    // Those with the fewest places for values come first: a sentence is never taken for the value of a more general one.
    private static Sentence[] Read()
    {
        var english = Texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;
        return
        [
            .. english.Cast<DictionaryEntry>()
                .Select(text => (Key: (string)text.Key, Text: (string)text.Value!))
                .OrderBy(text => text.Text.Count(c => c == '{')).ThenByDescending(text => text.Text.Length)
                .Select(text => new Sentence(text.Key, Pattern(text.Text))),
        ];
    }

    private static Regex Pattern(string text) =>
        new($"^{Regex.Replace(Regex.Escape(text), @"\\\{\d\}", "(.+?)")}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private sealed record Sentence(string Key, Regex Pattern);
}
