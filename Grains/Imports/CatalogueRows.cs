using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>What a file would do to a catalogue: a verdict on every row that is not blank, and the products to define.</summary>
public sealed record CatalogueDraft(
    ImmutableArray<ImportRow> Rows, ImmutableArray<ProductDefinition> Products, ImmutableArray<string> IgnoredColumns);

/// <summary>Turns the rows of a catalogue file into products.</summary>
public sealed class CatalogueRows
{
    private readonly Table _table;
    private readonly HeaderMap _map;
    private readonly string _currency;
    private readonly Func<string, ProductDefinition?> _known;
    private readonly NumberStyle _prices;

    private CatalogueRows(Table table, HeaderMap map, string currency, Func<string, ProductDefinition?> known)
    {
        (_table, _map, _currency, _known) = (table, map, currency, known);
        int?[] columns = [map.ColumnOf(CatalogueColumns.ListPrice), map.ColumnOf(CatalogueColumns.ShowPrice)];
        var prices = table.Rows.SelectMany(row => columns.OfType<int>().Select(column => row[column]))
            .Where(cell => !cell.IsNumber && !string.IsNullOrWhiteSpace(cell.Text)).Select(cell => cell.Text);
        _prices = NumberStyle.Of(prices, table.DecimalComma);
    }

    /// <param name="currency">The show's.</param>
    /// <param name="known">The seller's product with a code, or null.</param>
    public static Outcome<CatalogueDraft> Read(Table table, string currency, Func<string, ProductDefinition?> known)
    {
        var mapped = CatalogueColumns.Headers.Map(table);
        if (mapped.Refusal is { } refusal) return refusal;
        var map = mapped.Value!;
        string[] required = [CatalogueColumns.Code, CatalogueColumns.Name, CatalogueColumns.ShowPrice];
        var missing = required.Where(field => !map.Has(field)).ToArray();
        return missing.Length > 0 ? Refusal.Of(RefusalCodes.MissingColumns, string.Join(", ", missing)) : new CatalogueRows(table, map, currency, known).Read();
    }

    private CatalogueDraft Read()
    {
        var rows = ImmutableArray.CreateBuilder<ImportRow>();
        var products = ImmutableArray.CreateBuilder<ProductDefinition>();
        var firstRows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in _table.Rows)
        {
            if (row.IsBlank) continue;
            var code = _map.Text(row, CatalogueColumns.Code)!;
            var problems = new List<Refusal>();
            if (_map.ProblemOf(row) is { } unreadable) problems.Add(unreadable);
            else if (code.Length > 0 && !firstRows.TryAdd(code, row.Number))
                problems.Add(Check.Bad("code", code, $"each code once: it is in row {firstRows[code]} already"));
            var verdict = RowVerdict.Refused;
            if (problems.Count == 0 && Product(row, code, problems) is { } product)
            {
                verdict = VerdictOn(product);
                if (verdict != RowVerdict.Unchanged) products.Add(product);
            }

            rows.Add(new ImportRow(row.Number, verdict, code, [.. problems]));
        }

        return new CatalogueDraft(rows.ToImmutable(), products.ToImmutable(), [.. _map.Ignored]);
    }

    private RowVerdict VerdictOn(ProductDefinition product) => _known(product.Code) is not { } known ? RowVerdict.Add
        : CatalogueEntries.AreSame(known, product) ? RowVerdict.Unchanged
        : RowVerdict.Change;

    private ProductDefinition? Product(TableRow row, string code, List<Refusal> problems)
    {
        var known = _known(code) ?? new ProductDefinition(
            code, new LocalText([]), new LocalText([]), "", [], 1, Money.Zero(_currency), Money.Zero(_currency), null, []);
        var show = Price(row, CatalogueColumns.ShowPrice, known.ShowPrice, problems);
        var product = known with
        {
            Name = _map.Texts(row, CatalogueColumns.Name, known.Name),
            Description = _map.Texts(row, CatalogueColumns.Description, known.Description),
            Category = _map.Text(row, CatalogueColumns.Category) ?? known.Category,
            Attributes = Attributes(row, known.Attributes),
            PackQuantity = Pack(row, known.PackQuantity, problems),
            ShowPrice = show,
            ListPrice = _map.Has(CatalogueColumns.ListPrice) ? Price(row, CatalogueColumns.ListPrice, show, problems) : _known(code)?.ListPrice ?? show,
            Gtin = _map.Text(row, CatalogueColumns.Gtin) is { } gtin ? (gtin.Length == 0 ? null : gtin) : known.Gtin,
        };
        if (problems.Count == 0 && ProductRules.Refuse(product, _currency) is { } refusal) problems.Add(refusal);
        return problems.Count == 0 ? product : null;
    }

    private ImmutableArray<ProductAttribute> Attributes(TableRow row, ImmutableArray<ProductAttribute> known)
    {
        var attributes = known.ToList();
        foreach (var (header, column) in _map.Columns.Where(c => c.Key.Field == CatalogueColumns.Attribute).OrderBy(c => c.Value))
        {
            var value = row[column].Text ?? "";
            var at = attributes.FindIndex(a => string.Equals(a.Name, header.Detail, StringComparison.OrdinalIgnoreCase));
            if (value.Length == 0 && at >= 0) attributes.RemoveAt(at);
            else if (value.Length > 0 && at >= 0) attributes[at] = attributes[at] with { Value = value };
            else if (value.Length > 0) attributes.Add(new ProductAttribute(header.Detail!, value));
        }

        return [.. attributes];
    }

    /// <summary>A price; an empty list price is the show price, an empty show price is refused.</summary>
    private Money Price(TableRow row, string field, Money otherwise, List<Refusal> problems)
    {
        var cell = _map.ColumnOf(field) is { } column ? row[column] : default;
        var text = WithoutCurrency(cell.Text ?? "");
        if (text.Length == 0 && field == CatalogueColumns.ListPrice) return otherwise;
        if (cell.IsNumber ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) : _prices.TryRead(text, out value))
            return new Money(value, _currency);
        problems.Add(Check.Bad(field, cell.Text, $"a price in {_currency} such as 1234.50 or 1234,50, written the same way in the whole file"));
        return otherwise;
    }

    private string WithoutCurrency(string text) => text.Replace(_currency, "", StringComparison.OrdinalIgnoreCase).Trim('€', '$', '£', ' ', '\u00A0');

    private int Pack(TableRow row, int known, List<Refusal> problems)
    {
        if (_map.Text(row, CatalogueColumns.Pack) is not { } text) return known;
        if (text.Length == 0) return 1;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pack)) return pack;
        problems.Add(Check.Bad(CatalogueColumns.Pack, text, "a whole number of pieces"));
        return known;
    }
}
