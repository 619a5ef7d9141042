using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.WebFront.Pages.Admin;

namespace B2BBooking.WebFront.Tests.Admin;

public sealed class TermDraftTests
{
    private static readonly Term Red = new("red", new LocalText([new("de", "rot"), new("it", "rosso")]));

    [Fact]
    public void Typed_WithLanguagesThatTheFormDoesNotShow_KeepsThem()
    {
        var draft = new TermDraft(Red) { ["fr"] = " rouge ", ["de"] = "" };

        Assert.Equal(new LocalText([new("fr", "rouge"), new("it", "rosso")]), draft.Typed.Text);
    }

    [Fact]
    public void Draft_OfATerm_BeginsWithItsTexts()
    {
        var draft = new TermDraft(Red);

        Assert.Equal(("", "", "rot"), (draft["en"], draft["fr"], draft["de"]));
    }
}
