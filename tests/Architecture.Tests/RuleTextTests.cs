using System.Text.RegularExpressions;
using B2BBooking.WebFront.Localisation;

namespace B2BBooking.Architecture.Tests;

/// <summary>What the rules of forms and imports say in English is known to the pages, which say it in the user's language.</summary>
public partial class RuleTextTests
{
    private static readonly string[] Folders =
        ["Grains/Values", "Grains/Imports", "Grains/Catalogue", "Grains/Glossary", "Grains/Groups", "Grains/Sellers", "Grains/Shows", "Grains/Users"];

    public static TheoryData<string> Sentences()
    {
        var data = new TheoryData<string>();
        foreach (var said in Projects.Sources("*.cs", Folders).SelectMany(file => Said().Matches(File.ReadAllText(file))).Select(Text).Where(said => said.Any(char.IsLetter)).Distinct())
            data.Add(said);
        return data;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Sentence_OfARule_HasItsTranslations(string sentence) =>
        Assert.True(RuleWording.TryFind(sentence, out _), $"RuleTexts.resx lacks: {sentence}");

    // As the rule says it, with a number where a value stands.
    private static string Text(Match said) => Regex.Unescape(Value().Replace(said.Groups[1].Value, "7"));

    [GeneratedRegex("""(?:Bad\([^"\n]*(?:"[^"\n]*"[^"\n]*)??, |Unreadable\(\s*)\$?"((?:[^"\\]|\\.)*[a-z]{3}(?:[^"\\]|\\.)*)"\)""")]
    private static partial Regex Said();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Value();
}
