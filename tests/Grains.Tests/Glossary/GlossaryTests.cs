using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Glossary;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Tests.Support;
using B2BBooking.Journal;
using B2BBooking.Journal.Encoding;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Glossary;

public sealed class GlossaryTests
{
    private static readonly Term Red = new("red", new LocalText([new("fr", "rouge"), new("de", "rot")]));
    private static readonly Term Colour = new("Colour", LocalText.Of("fr", "Couleur"));

    public static TheoryData<Term, string> BadTerms => new()
    {
        { Red with { Word = "" }, "word" },
        { Red with { Word = "two\nlines" }, "word" },
        { Red with { Word = new string('x', GlossaryRules.LongestWord + 1) }, "word" },
        { Red with { Text = LocalText.Same("rouge") }, "text:red:" },
        { Red with { Text = LocalText.Of("French", "rouge") }, "text:red:French" },
        { Red with { Text = LocalText.Of("fr", " ") }, "text:red" },
        { Red with { Text = new([new("fr", "rouge"), new("fr", "vermeil")]) }, "text:red:fr" },
        { Red with { Text = new([new("fr", "rouge"), new("de", "r\u0007ot")]) }, "text:red:de" },
    };

    /// <summary>The bytes of version 1 stand in journals: a change that breaks them needs a new version beside it.</summary>
    [Fact]
    public void Translation_Version1_HasTheseBytes()
    {
        const string Bytes = "01" + "03726564" + "02" + "026672" + "05726F756765" + "026465" + "03726F74";
        Assert.Equal(Bytes, Convert.ToHexString(GlossaryEntries.Translate(Red).Payload.Span));
        Assert.Equal(Red, GlossaryEntries.ReadTranslated(Convert.FromHexString(Bytes)));
    }

    [Fact]
    public void Apply_InAnyOrderAndTwice_GivesTheLastTranslationOfEachWord()
    {
        var written = new WrittenStream(GlossaryEntries.StreamOf(Show));
        Term last = Red with { Text = LocalText.Of("fr", "vermeil") };
        written.Write([GlossaryEntries.Translate(Red), GlossaryEntries.Translate(Colour), GlossaryEntries.Translate(Colour with { Text = new([]) })]);
        written.Origin = new OriginId(Guid.NewGuid());
        written.Write([GlossaryEntries.Translate(last)]);
        for (var seed = 0; seed < 50; seed++)
        {
            var glossary = Fold(written.InRandomOrderTwice(new Random(seed)));

            Assert.Equal(last, Assert.Single(glossary.View.Terms));
            Assert.Equal(last, Assert.Single(Snapshot(glossary).View.Terms));
        }
    }

    [Fact]
    public void Translate_WhatIsKnown_WritesNothing()
    {
        var glossary = Fold(new WrittenStream(GlossaryEntries.StreamOf(Show)).Write([GlossaryEntries.Translate(Red)]));

        Assert.Empty(Decide(glossary, Red, Colour with { Text = new([]) }).Drafts);
        Assert.Equal(Colour, GlossaryEntries.ReadTranslated(Assert.Single(Decide(glossary, Red, Colour).Drafts).Payload));
        Assert.Single(Decide(glossary, Red with { Text = new([]) }).Drafts);
    }

    [Theory]
    [MemberData(nameof(BadTerms))]
    public void Translate_BadTerm_IsRefusedWithItsField(Term term, string field) =>
        Assert.Equal(field, Decide(new ShowGlossary(), Colour, term).Refusal!.Arguments[0]);

    [Fact]
    public void Translate_NoneTooManyOrAWordTwice_IsRefused()
    {
        Assert.Equal("terms", Decide(new ShowGlossary()).Refusal!.Arguments[0]);
        Assert.Equal("terms", Decide(new ShowGlossary(), [.. Enumerable.Range(0, GlossaryRules.MostTerms + 1).Select(i => Red with { Word = $"red {i}" })]).Refusal!.Arguments[0]);
        Assert.Equal("word", Decide(new ShowGlossary(), Red, Red).Refusal!.Arguments[0]);
        Assert.Equal(RefusalCodes.NotFound, GlossaryRules.Translate(new ShowGlossary(), Show, [Red], showExists: false).Refusal!.Code);
    }

    private static Decision Decide(ShowGlossary glossary, params ImmutableArray<Term> terms) => GlossaryRules.Translate(glossary, Show, terms, showExists: true);

    private static ShowGlossary Fold(IEnumerable<Entry> entries)
    {
        var glossary = new ShowGlossary();
        foreach (var entry in entries) Assert.True(glossary.Apply(entry));
        return glossary;
    }

    private static ShowGlossary Snapshot(ShowGlossary glossary)
    {
        var writer = new PayloadWriter(1);
        glossary.Write(ref writer);
        var reader = new PayloadReader(writer.ToArray());
        reader.ReadVersion(1);
        return ShowGlossary.Read(GlossaryEntries.StreamOf(Show), ref reader);
    }
}
