using System.Globalization;
using B2BBooking.WebFront.Localisation;

namespace B2BBooking.WebFront.Tests.Localisation;

public sealed class RuleWordingTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("en", "1–64 characters, without '/' and without blanks around", "1–64 characters, without '/' and without blanks around")]
    [InlineData("de", "1–120 characters on one line", "1–120 Zeichen in einer Zeile")]
    [InlineData("fr", "each code once: it is in row 12 already", "chaque code une seule fois\u00A0: il est déjà à la ligne 12")]
    [InlineData("de", "a price in EUR, the show's currency", "ein Preis in EUR, der Währung der Messe")]
    [InlineData("fr", "The row has 3 cells and there are 5 columns: put cells with separators in quotation marks.",
        "La ligne a 3 cellules pour 5 colonnes\u00A0: mettez entre guillemets les cellules qui contiennent des séparateurs.")]
    [InlineData("de", "1–1000", "1–1000")]
    [InlineData("de", "what a newer rule says", "what a newer rule says")]
    public void Of_ASentence_IsInTheUsersLanguageWhereItIsKnown(string language, string english, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(expected, RuleWording.Of(english));
    }
}
