using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace B2BBooking.Architecture.Tests;

/// <summary>Every text is there in English, French and German, with the same placeholders.</summary>
public partial class ResourceTests
{
    public static TheoryData<string> NeutralFiles()
    {
        var data = new TheoryData<string>();
        foreach (var file in Projects.Sources("*.resx", "WebFront").Where(f => !Translated().IsMatch(f)))
            data.Add(Path.GetRelativePath(Projects.Root, file));
        return data;
    }

    [Theory]
    [MemberData(nameof(NeutralFiles))]
    public void Texts_InFrenchAndGerman_HaveTheSameKeysAndPlaceholdersAsInEnglish(string neutral)
    {
        var english = Read(neutral);
        foreach (var language in (string[])["fr", "de"])
        {
            var translated = Read(Path.ChangeExtension(neutral, $".{language}.resx"));
            Assert.Empty(english.Keys.Except(translated.Keys).Select(k => $"{language} lacks {k}"));
            Assert.Empty(translated.Keys.Except(english.Keys).Select(k => $"{language} alone has {k}"));
            Assert.Empty(english.Where(t => Placeholders(t.Value) != Placeholders(translated[t.Key])).Select(t => $"{language} {t.Key}"));
            Assert.Empty(translated.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => $"{language} {t.Key} is empty"));
        }
    }

    /// <summary>French puts a space before these, and a line must not begin with one of them.</summary>
    [Theory]
    [MemberData(nameof(NeutralFiles))]
    public void FrenchTexts_BeforeDoublePunctuation_DoNotBreakTheLine(string neutral) =>
        Assert.Empty(Read(Path.ChangeExtension(neutral, ".fr.resx")).Where(t => Breaking().IsMatch(t.Value)).Select(t => t.Key));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Projects.Root, file)).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\.(fr|de)\.resx$")]
    private static partial Regex Translated();

    [GeneratedRegex(" [;:?!»]|« ")]
    private static partial Regex Breaking();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}
