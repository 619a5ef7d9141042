using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.WebFront.Localisation;

namespace B2BBooking.WebFront.Pages.Admin;

/// <summary>A word's translations as they are being typed. Languages that the form does not show are kept as they are.</summary>
public sealed class TermDraft(Term term)
{
    private readonly Dictionary<string, string> _texts = Languages.All.ToDictionary(l => l.Code, l => term.Text.Find(l.Code) ?? "");

    public string this[string language]
    {
        get => _texts[language];
        set => _texts[language] = value;
    }

    /// <summary>A text that was emptied is taken away.</summary>
    public Term Typed => term with
    {
        Text = new LocalText([
            .. Languages.All.Select(l => new Translation(l.Code, _texts[l.Code].Trim())).Where(t => t.Text.Length > 0),
            .. term.Text.Translations.Where(t => !Languages.Has(t.Language))]),
    };
}
