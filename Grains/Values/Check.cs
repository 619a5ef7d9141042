using System.Globalization;
using System.Text;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Values;

/// <summary>Checks of values that come from outside; each gives the refusal that names field, value and what is expected, or null.</summary>
public static class Check
{
    private const int ShownLength = 60;

    /// <summary>One line of text.</summary>
    public static Refusal? Line(string field, string? value, int longest, bool required) =>
        value is null || value.Length > longest || (required && string.IsNullOrWhiteSpace(value)) || value.Any(char.IsControl) || !IsWellFormed(value)
            ? Bad(field, value, Length(longest, required) + " on one line")
            : null;

    /// <summary>Text of several lines.</summary>
    public static Refusal? Text(string field, string? value, int longest, bool required) =>
        value is null || value.Length > longest || (required && string.IsNullOrWhiteSpace(value))
        || value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || !IsWellFormed(value)
            ? Bad(field, value, Length(longest, required))
            : null;

    /// <summary>A text in several languages, each once. A required one is a line in at least one language.</summary>
    public static Refusal? LocalText(string field, LocalText? text, int longest, bool required)
    {
        if (text is null || text.Translations.IsDefault) return Bad(field, "", "a text");
        if (required && text.Translations.IsEmpty) return Bad(field, "", "a text in at least one language");
        var languages = new HashSet<string>();
        foreach (var (language, value) in text.Translations)
        {
            if (language is not { Length: 2 } || !language.All(char.IsAsciiLetterLower))
                return Bad($"{field}:{language}", language, "a two-letter language code (ISO 639-1) such as en");
            if (!languages.Add(language)) return Bad($"{field}:{language}", value, "one text a language");
            var name = text.Translations.Length == 1 ? field : $"{field}:{language}";
            var refusal = required ? Line(name, value, longest, required) : Text(name, value, longest, required);
            if (refusal is not null) return refusal;
        }

        return null;
    }

    public static Refusal? Id(string field, string? value) =>
        IdSpelling.IsId(value) ? null : Bad(field, value, "1–64 of a–z, 0–9, '-', '_', '.', '@', starting with a letter or digit");

    public static Refusal? Range(string field, int value, int least, int most) =>
        value >= least && value <= most ? null : Bad(field, value.ToString(CultureInfo.InvariantCulture), $"{least}–{most}");

    /// <summary>Empty, or an address with one '@' and something on both sides of it.</summary>
    public static Refusal? Email(string field, string? value)
    {
        if (Line(field, value, 254, required: false) is { } refusal) return refusal;
        return value!.Length == 0 || IsEmail(value) ? null : Bad(field, value, "an e-mail address such as name@company.com");
    }

    public static Refusal Bad(string field, string? value, string expected) =>
        Refusal.Of(RefusalCodes.BadValue, field, Shown(value ?? ""), expected);

    private static bool IsEmail(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == value.LastIndexOf('@') && at < value.Length - 1 && !value.Any(char.IsWhiteSpace);
    }

    private static string Length(int longest, bool required) => $"{(required ? 1 : 0)}–{longest} characters";

    /// <summary>Half a surrogate pair cannot be stored as UTF-8.</summary>
    private static bool IsWellFormed(string value)
    {
        for (var rest = value.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[used..];
        }

        return true;
    }

    /// <summary>What is shown of a bad value: its beginning, without what would break a line or a log.</summary>
    private static string Shown(string value)
    {
        var cut = value.Length > ShownLength ? value[..ShownLength] + "…" : value;
        return string.Concat(cut.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));
    }
}
