using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Silo.Import.AdventureWorks;

/// <summary>Makes products of the rows of Product.csv, with category, attributes and descriptions from the files around it.</summary>
public sealed class Products
{
    private static readonly Dictionary<string, string> Lines = new() { ["R"] = "Road", ["M"] = "Mountain", ["T"] = "Touring", ["S"] = "Standard" };
    private static readonly Dictionary<string, string> Classes = new() { ["H"] = "High", ["M"] = "Medium", ["L"] = "Low" };
    private static readonly Dictionary<string, string> Styles = new() { ["W"] = "Women's", ["M"] = "Men's", ["U"] = "Universal" };

    private readonly Dictionary<string, string> _categories;
    private readonly Dictionary<string, string> _models;
    private readonly ILookup<string, Translation> _descriptions;

    public Products(string folder)
    {
        var categories = Table.Category.Read(folder).ToDictionary(row => row[0], row => row[1]);
        _categories = Table.Subcategory.Read(folder).ToDictionary(row => row[0], row => $"{categories[row[1]]}/{row[2]}");
        _models = Table.Model.Read(folder).ToDictionary(row => row[0], row => row[1]);
        var texts = Table.Description.Read(folder).ToDictionary(row => row[0], row => row[1]);
        _descriptions = Table.ModelDescription.Read(folder).ToLookup(row => row[0], row => new Translation(LanguageOf(row[2]), texts[row[1]]));
    }

    /// <param name="row">A row of Product.csv.</param>
    /// <param name="listPrice">Recommended; at least the show price.</param>
    public ProductDefinition Of(string[] row, decimal listPrice, decimal showPrice, int pack, IEnumerable<ProductAttribute> more) => new(
        row[2],
        LocalText.Of("en", row[1]),
        DescriptionOf(row[19]),
        _categories.GetValueOrDefault(row[18], "Parts"),
        [.. AttributesOf(row), .. more],
        pack,
        new Money(Math.Max(listPrice, showPrice), ShowPlan.Currency),
        new Money(showPrice, ShowPlan.Currency),
        null,
        []);

    private IEnumerable<ProductAttribute> AttributesOf(string[] row)
    {
        (string Name, string Value)[] all =
        [
            ("Colour", row[5]),
            ("Size", With(row[10], row[11])),
            ("Weight", With(row[13], row[12])),
            ("Line", Lines.GetValueOrDefault(row[15], "")),
            ("Class", Classes.GetValueOrDefault(row[16], "")),
            ("Style", Styles.GetValueOrDefault(row[17], "")),
            ("Model", _models.GetValueOrDefault(row[19], "")),
        ];
        return all.Where(attribute => attribute.Value.Length > 0).Select(attribute => new ProductAttribute(attribute.Name, attribute.Value));
    }

    /// <summary>The seller's own language is English; the others follow in order of their codes.</summary>
    private LocalText DescriptionOf(string model)
    {
        var texts = _descriptions[model].OrderBy(text => text.Language != "en").ThenBy(text => text.Language, StringComparer.Ordinal).ToImmutableArray();
        return texts.IsEmpty ? LocalText.Of("en", "") : new(texts);
    }

    /// <summary>AdventureWorks's cultures are ISO 639-1 but for <c>zh-cht</c>.</summary>
    private static string LanguageOf(string culture) => culture.Split('-')[0];

    private static string With(string number, string unit) =>
        number.Length == 0 ? "" : unit.Length == 0 ? number : string.Create(CultureInfo.InvariantCulture, $"{number} {unit.ToLowerInvariant()}");
}
