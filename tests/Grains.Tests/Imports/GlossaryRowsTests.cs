using System.Text;
using B2BBooking.Grains.Imports;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Tests.Imports;

public sealed class GlossaryRowsTests
{
    private static readonly Term Red = new("Red", new LocalText([new("fr", "Rouge"), new("de", "Rot")]));

    [Fact]
    public void Read_OfEveryRow_GivesAVerdictOnEach()
    {
        var draft = Read($"""
            word,text:fr,Deutsch,products,hue
            Red,Vermeil,Rot,3,x
            Blue,Bleu,,1,
            Grey,,,1,
            Red,Rouge,Rot,3,
            ,Rien,,,
            {new string('x', 201)},Long,,,
            ,,,,
            Green,"Vert
            clair",,,
            """).Value!;

        Assert.Equal(
            [(2, RowVerdict.Change), (3, RowVerdict.Add), (4, RowVerdict.Unchanged), (5, RowVerdict.Refused), (6, RowVerdict.Refused), (7, RowVerdict.Refused), (9, RowVerdict.Refused)],
            draft.Rows.Select(row => (row.Row, row.Verdict)));
        Assert.Equal(["word", "word", "word", "text"], draft.Rows.Where(row => row.Verdict == RowVerdict.Refused).Select(row => row.Problems[0].Arguments[0]));
        Assert.Equal([Red with { Text = new LocalText([new("fr", "Vermeil"), new("de", "Rot")]) }, new Term("Blue", LocalText.Of("fr", "Bleu"))], draft.Terms.AsEnumerable());
        Assert.Equal(["hue"], draft.IgnoredColumns.AsEnumerable());
    }

    [Theory]
    [InlineData("Wort;Französisch\nRed;Vermeil", "fr Vermeil, de Rot")]
    [InlineData("mot;allemand\nRed;", "fr Rouge")]
    [InlineData("term,text:es\nRed,Rojo", "fr Rouge, de Rot, es Rojo")]
    public void Read_OfSomeLanguages_LeavesTheOthersAsTheyAre(string text, string texts) =>
        Assert.Equal(texts, string.Join(", ", Assert.Single(Read(text).Value!.Terms).Text.Translations.Select(t => $"{t.Language} {t.Text}")));

    [Theory]
    [InlineData("text:fr\nRouge", RefusalCodes.MissingColumns)]
    [InlineData("word,text\nRed,Rouge", RefusalCodes.FileUnreadable)]
    [InlineData("word,fr,text:fr\nRed,Rouge,Rouge", RefusalCodes.FileUnreadable)]
    public void Read_WithoutAWordOrALanguage_IsRefused(string text, string code) => Assert.Equal(code, Read(text).Refusal?.Code);

    [Fact]
    public void Read_OfAnExport_ChangesNothing()
    {
        var bytes = GlossaryCsv.Encode([new UsedTerm(Red, 3), new UsedTerm(new Term("0.75 l, \"big\"", LocalText.None), 2)]);
        Assert.Equal("\uFEFFword,text:en,text:fr,text:de,products", Encoding.UTF8.GetString([.. bytes]).Split("\r\n")[0]);

        var draft = GlossaryRows.Read(TableFile.Read(new ImportFile("words.csv", bytes)).Value!, Known).Value!;

        Assert.Equal(["Red Unchanged", "0.75 l, \"big\" Unchanged"], draft.Rows.Select(row => $"{row.Key} {row.Verdict}"));
        Assert.Empty(draft.IgnoredColumns);
    }

    private static Outcome<GlossaryDraft> Read(string text) =>
        GlossaryRows.Read(TableFile.Read(new ImportFile("words.csv", [.. Encoding.UTF8.GetBytes(text)])).Value!, Known);

    private static LocalText Known(string word) => word == "Red" ? Red.Text : LocalText.None;
}
