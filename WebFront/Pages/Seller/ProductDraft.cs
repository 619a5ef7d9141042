using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Localisation;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>A product as it is being typed: texts, whatever they will become.</summary>
public sealed class ProductDraft
{
    public string Code { get; set; } = "";

    public string Category { get; set; } = "";

    public string Pack { get; set; } = "1";

    public string ListPrice { get; set; } = "";

    public string ShowPrice { get; set; } = "";

    public string Gtin { get; set; } = "";

    /// <summary>By language; those that the form does not show are kept as they are.</summary>
    public List<TextDraft> Texts { get; init; } = [];

    public List<AttributeDraft> Attributes { get; init; } = [];

    public List<string> Pictures { get; init; } = [];

    public sealed class TextDraft(string language)
    {
        public string Language { get; } = language;

        public string Name { get; set; } = "";

        public string Description { get; set; } = "";
    }

    public sealed class AttributeDraft
    {
        public string Name { get; set; } = "";

        public string Value { get; set; } = "";
    }

    /// <summary>The user's language first: in a new product it becomes the seller's own.</summary>
    public static ProductDraft Empty(string language) => new()
    {
        Texts = [.. Languages.All.OrderByDescending(l => l.Code == language).Select(l => new TextDraft(l.Code))],
    };

    public static ProductDraft Of(ProductDefinition product)
    {
        var draft = new ProductDraft
        {
            Code = product.Code,
            Category = product.Category,
            Pack = product.PackQuantity.ToString(CultureInfo.CurrentCulture),
            ListPrice = Written(product.ListPrice),
            ShowPrice = Written(product.ShowPrice),
            Gtin = product.Gtin ?? "",
            Attributes = [.. product.Attributes.Select(a => new AttributeDraft { Name = a.Name, Value = a.Value })],
            Pictures = [.. product.Pictures],
        };
        foreach (var name in product.Name.Translations)
            draft.In(name.Language).Name = name.Text;
        foreach (var description in product.Description.Translations)
            draft.In(description.Language).Description = description.Text;
        foreach (var (language, _) in Languages.All)
            draft.In(language);
        return draft;
    }

    public TextDraft In(string language)
    {
        if (Texts.Find(text => text.Language == language) is { } found)
            return found;
        var added = new TextDraft(language);
        Texts.Add(added);
        return added;
    }

    /// <summary>The definition, or null where a number is not one; <paramref name="errors"/> then says which.
    /// All other rules are the catalogue's own.</summary>
    public ProductDefinition? Define(string currency, FormErrors errors, Func<string, string> notANumber)
    {
        var pack = int.TryParse(Pack.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pieces) ? pieces : (int?)null;
        if (pack is null)
            errors.Add("PackQuantity", notANumber("6"));
        var list = Price(ListPrice, "ListPrice", errors, notANumber);
        var show = Price(ShowPrice, "ShowPrice", errors, notANumber);
        return errors.Any ? null : new ProductDefinition(
            Code.Trim(), Text(text => text.Name), Text(text => text.Description), Category.Trim(), NamedAttributes(), pack!.Value,
            new Money(list, currency), new Money(show, currency), Gtin.Trim() is { Length: > 0 } gtin ? gtin : null, [.. Pictures]);
    }

    private ImmutableArray<ProductAttribute> NamedAttributes() =>
    [.. Attributes
        .Select(a => new ProductAttribute(a.Name.Trim(), a.Value.Trim()))
        .Where(a => a.Name.Length > 0 || a.Value.Length > 0)];

    private LocalText Text(Func<TextDraft, string> part) => new(
        [.. Texts.Select(text => new Translation(text.Language, part(text).Trim())).Where(text => text.Text.Length > 0)]);

    // Comma and point both mean the decimals; nobody types thousands into a price.
    private static decimal Price(string text, string field, FormErrors errors, Func<string, string> notANumber)
    {
        var plain = text.Trim().Replace(',', '.');
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price))
            return price;
        errors.Add(field, notANumber(12.5m.ToString("0.00", CultureInfo.CurrentCulture)));
        return 0;
    }

    private static string Written(Money price) => price.Amount.ToString("0.00##", CultureInfo.CurrentCulture);
}
