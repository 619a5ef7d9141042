using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Imports;

/// <summary>Writes words and what they are called as a file that <see cref="GlossaryRows"/> reads back without a change.</summary>
public static class GlossaryCsv
{
    public static ImmutableArray<byte> Encode(ImmutableArray<UsedTerm> words)
    {
        var languages = UserRules.Languages.Concat(words.SelectMany(w => w.Term.Text.Translations).Select(t => t.Language)).Distinct().ToList();
        string[] columns = [GlossaryColumns.Word, .. languages.Select(language => $"{GlossaryColumns.Text}:{language}"), GlossaryColumns.Products];
        return CsvFile.Encode(words.Select(word => Row(word, languages)).Prepend(columns));
    }

    private static string[] Row(UsedTerm word, List<string> languages) =>
        [word.Term.Word, .. languages.Select(language => word.Term.Text.Find(language) ?? ""), word.Products.ToString(CultureInfo.InvariantCulture)];
}
