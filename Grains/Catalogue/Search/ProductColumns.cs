using System.Runtime.InteropServices;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Users;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>What filters, facets and sorting need of each product, one row a product, in the order of first definition.</summary>
public sealed class ProductColumns
{
    public const decimal PriceUnits = 10_000m;

    private readonly Dictionary<ProductId, int> _rows = [];
    private readonly List<ProductDefinition> _definitions = [];
    private readonly List<ProductId> _ids = [];
    private readonly List<bool> _withdrawn = [];
    private readonly List<int> _sellers = [];
    private readonly List<int> _categories = [];
    private readonly List<long> _prices = [];
    private readonly NumberLists _attributes = new();
    private readonly List<string[]> _sortKeys = [];

    public int Count => _ids.Count;

    public Numbering<SellerId> Sellers { get; } = new();

    public Numbering<ProductAttribute> AttributeValues { get; } = new();

    public CategoryTree Categories { get; } = new();

    public int Find(ProductId id) => _rows.GetValueOrDefault(id, -1);

    public ProductId IdOf(int row) => _ids[row];

    public ProductDefinition DefinitionOf(int row) => _definitions[row];

    public bool IsWithdrawn(int row) => _withdrawn[row];

    public int SellerOf(int row) => _sellers[row];

    public int CategoryOf(int row) => _categories[row];

    /// <summary>The show price in ten-thousandths, which prices are whole multiples of: comparing integers is many times faster.</summary>
    public long PriceOf(int row) => _prices[row];

    public static decimal Amount(long price) => price / PriceUnits;

    public ReadOnlySpan<int> AttributesOf(int row) => _attributes[row];

    /// <summary>Raises each row to what its category or one of its attributes' values, by number, is worth.</summary>
    public void Raise(ReadOnlySpan<byte> categories, ReadOnlySpan<byte> values, Span<byte> best)
    {
        if (categories.ContainsAnyExcept((byte)0))
        {
            var numbers = CollectionsMarshal.AsSpan(_categories)[..best.Length];
            for (var row = 0; row < best.Length; row++) best[row] = Math.Max(best[row], categories[numbers[row]]);
        }

        if (values.ContainsAnyExcept((byte)0)) _attributes.Raise(values, best);
    }

    public string SortKeyOf(int row, int language) => _sortKeys[row][language];

    /// <summary>The languages by which names can be sorted; any other sorts as the first.</summary>
    public static int LanguageOf(string? language) => Math.Max(0, UserRules.Languages.IndexOf(language ?? ""));

    /// <summary>Adds or changes a product. <paramref name="sortsAnew"/>: its place in some order may have changed.</summary>
    public int Put(ProductId id, ProductDefinition definition, bool withdrawn, out bool sortsAnew)
    {
        if (!_rows.TryGetValue(id, out var row))
        {
            row = Append(id, definition, withdrawn);
            sortsAnew = true;
            return row;
        }

        var (before, after) = (_definitions[row], definition);
        sortsAnew = before.Name != after.Name || before.ShowPrice != after.ShowPrice || before.Category != after.Category;
        (_definitions[row], _withdrawn[row]) = (definition, withdrawn);
        (_categories[row], _prices[row]) = (Categories.Add(definition.Category), Price(definition));
        _attributes.Set(row, Numbers(definition));
        _sortKeys[row] = SortKeys(definition);
        return row;
    }

    private int Append(ProductId id, ProductDefinition definition, bool withdrawn)
    {
        var row = _ids.Count;
        _rows.Add(id, row);
        _ids.Add(id);
        _definitions.Add(definition);
        _withdrawn.Add(withdrawn);
        _sellers.Add(Sellers.Add(id.Seller));
        _categories.Add(Categories.Add(definition.Category));
        _prices.Add(Price(definition));
        _attributes.Add(Numbers(definition));
        _sortKeys.Add(SortKeys(definition));
        return row;
    }

    private static long Price(ProductDefinition definition) => (long)(definition.ShowPrice.Amount * PriceUnits);

    private int[] Numbers(ProductDefinition definition) => [.. definition.Attributes.Select(AttributeValues.Add)];

    private static string[] SortKeys(ProductDefinition definition)
    {
        var keys = new string[UserRules.Languages.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var name = definition.Name.In(UserRules.Languages[i]);
            // Most products have one name; its key is then kept once.
            keys[i] = i > 0 && name == definition.Name.In(UserRules.Languages[0]) ? keys[0] : Words.SortKey(name);
        }

        return keys;
    }
}
