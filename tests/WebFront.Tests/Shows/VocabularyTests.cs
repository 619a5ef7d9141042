using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.WebFront.Shows;

namespace B2BBooking.WebFront.Tests.Shows;

public sealed class VocabularyTests
{
    private static readonly GlossaryView Glossary = new([new Term("red", new([new("fr", "rouge"), new("de", "rot")])), new Term("lid", LocalText.Of("fr", "couvercle"))]);

    [Theory]
    [InlineData("fr", "red", "rouge")]
    [InlineData("de", "red", "rot")]
    [InlineData("en", "red", "red")]
    [InlineData("de", "lid", "lid")]
    [InlineData("fr", "Red", "Red")]
    public void Word_InALanguage_IsItsTranslationThereOrTheWordItself(string language, string word, string shown) =>
        Assert.Equal(shown, new Vocabulary(Glossary, language).Of(word));
}
