using System.Text.RegularExpressions;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>Whether a text in Windows-1252 reads as no text of its languages does: then its bytes mean other letters
/// (Windows-1251, -1253 and -1250, DOS and old Macintosh code pages), which nobody would see before customers do.</summary>
static partial class ForeignLetters
{
    private const int LongestShown = 24;

    public static Refusal? In(string text)
    {
        if (Strange().Match(text) is not { Success: true } found) return null;
        var row = text.AsSpan(0, found.Index).Count('\n') + 1;
        return Table.Unreadable($"Row {row} reads as '{WordAt(text, found.Index)}' in Windows-1252, so the file has another encoding: save it as CSV UTF-8, or as .xlsx.");
    }

    private static string WordAt(string text, int at)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && at - from < LongestShown && char.IsLetter(text[from - 1])) from--;
        while (to < text.Length && to - from < LongestShown && char.IsLetter(text[to])) to++;
        return text[from..to];
    }

    // In turn: words of accented letters alone (of other than ä, ö, ü, ß), as Cyrillic and Greek become; marks in or at the end of a word, as the
    // accented letters of DOS become (é: ‚, ä: „); and capitals and signs within words, as those of old Macintoshs and of
    // Polish do. Each is decided within a few characters, so that a file's length is all that counts.
    [GeneratedRegex("""
        (?<![A-Za-zÀ-ÿ])(?![ÄÖÜäöüß]+(?![À-ÿ]))(?>[À-ÿ]{3,})(?![A-Za-z])|([À-ÿ])(?!\1{3})[À-ÿ]{3}
        |(?<=[A-Za-z])[‚„ˆ˜ƒ]|(?<=[A-Za-z])[†‡‰¹³¿£¥](?=[a-z])|(?<=[a-z])[ŠŽŸ]|£(?=[À-ÿ])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Strange();
}
