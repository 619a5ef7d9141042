using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Grains.Imports;

/// <summary>Writes a catalogue as a file that <see cref="CatalogueRows"/> reads back without a change.</summary>
public static class CatalogueCsv
{
    public static string Write(IReadOnlyCollection<ProductDefinition> products) => CsvFile.Write(Records(products));

    public static ImmutableArray<byte> Encode(IReadOnlyCollection<ProductDefinition> products) => CsvFile.Encode(Records(products));

    private static IEnumerable<string[]> Records(IReadOnlyCollection<ProductDefinition> products)
    {
        var names = Languages(products, p => p.Name);
        var descriptions = Languages(products, p => p.Description);
        var attributes = products.SelectMany(p => p.Attributes).Select(a => a.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        yield return
        [
            "code", .. names.Select(l => $"name:{l}"), .. descriptions.Select(l => $"description:{l}"),
            "category", "pack", "list price", "show price", "gtin", .. attributes.Select(a => $"attribute:{a}"),
        ];
        foreach (var product in products)
        {
            yield return
            [
                product.Code, .. names.Select(l => In(product.Name, l)), .. descriptions.Select(l => In(product.Description, l)),
                product.Category, $"{product.PackQuantity}", Plain(product.ListPrice.Amount), Plain(product.ShowPrice.Amount), product.Gtin ?? "",
                .. attributes.Select(a => product.Attributes.FirstOrDefault(x => string.Equals(x.Name, a, StringComparison.OrdinalIgnoreCase))?.Value ?? ""),
            ];
        }
    }

    private static List<string> Languages(IEnumerable<ProductDefinition> products, Func<ProductDefinition, LocalText> text) =>
        products.SelectMany(p => text(p).Translations).Select(t => t.Language).Distinct().DefaultIfEmpty("en").ToList();

    private static string In(LocalText text, string language) => text.Translations.FirstOrDefault(t => t.Language == language)?.Text ?? "";

    /// <summary>Four decimals: three, as in 1.250, could be read as a thousand.</summary>
    private static string Plain(decimal amount) => amount.ToString(amount.Scale > 2 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);
}
