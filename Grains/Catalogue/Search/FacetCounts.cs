using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>Counts, for one query, of categories one level down, sellers and attribute values, and the range of prices.</summary>
sealed class FacetCounts(ProductColumns columns, QueryFilter filter)
{
    public const string Categories = "category";
    public const string Sellers = "seller";
    public const int MostAttributes = 12;
    public const int MostValues = 50;

    private readonly int[] _categories = new int[columns.Categories.Count];
    private readonly int[] _sellers = new int[columns.Sellers.Count];
    private readonly int[] _values = new int[columns.AttributeValues.Count];

    private long _lowest = long.MaxValue;
    private long _highest = long.MinValue;

    public int Total { get; private set; }

    public decimal? LowestPrice => _lowest > _highest ? null : ProductColumns.Amount(_lowest);

    public decimal? HighestPrice => _lowest > _highest ? null : ProductColumns.Amount(_highest);

    /// <summary>Counts a row that fails these filters wherever no other filter than the facet's own keeps it out.</summary>
    public void Add(int row, uint failed)
    {
        if (failed == 0)
        {
            Total++;
            _categories[filter.BranchOf(columns.CategoryOf(row))]++;
        }

        if ((failed & ~QueryFilter.SellerBit) == 0) _sellers[columns.SellerOf(row)]++;
        if ((failed & ~QueryFilter.PriceBit) == 0) AddPrice(columns.PriceOf(row));
        if ((failed & (QueryFilter.CategoryBit | QueryFilter.SellerBit | QueryFilter.PriceBit)) == 0) AddValues(row, failed);
    }

    public Facet CategoryFacet()
    {
        var values = Enumerable.Range(0, _categories.Length)
            .Where(node => _categories[node] > 0 && node != filter.Top)
            .Select(node => new FacetValue(columns.Categories.PathOf(node), columns.Categories.LabelOf(node), _categories[node]));
        return new Facet(Categories, [.. values.OrderBy(v => Words.SortKey(v.Label), StringComparer.Ordinal).ThenBy(v => v.Label, StringComparer.Ordinal)]);
    }

    /// <summary>What is chosen stays, found or not, so that it can be given up.</summary>
    public Facet SellerFacet(Func<SellerId, string> nameOf)
    {
        var values = Enumerable.Range(0, _sellers.Length)
            .Where(number => _sellers[number] > 0 || filter.IsChosenSeller(number))
            .Select(number => new FacetValue(columns.Sellers[number].Value, nameOf(columns.Sellers[number]), _sellers[number]));
        return new Facet(Sellers, [.. values.OrderBy(v => Words.SortKey(v.Label), StringComparer.Ordinal).ThenBy(v => v.Value, StringComparer.Ordinal)]);
    }

    /// <summary>The attributes that most of the found products have, each with its most frequent values; what is chosen always stays.</summary>
    public ImmutableArray<Facet> AttributeFacets()
    {
        var names = Enumerable.Range(0, _values.Length)
            .Where(value => _values[value] > 0 || filter.IsChosen(value))
            .GroupBy(value => columns.AttributeValues[value].Name)
            .OrderByDescending(name => filter.BitOf(name.Key) != 0)
            .ThenByDescending(name => name.Sum(value => _values[value]))
            .ThenBy(name => name.Key, StringComparer.Ordinal)
            .Take(MostAttributes);
        return [.. names.Select(name => new Facet(name.Key, Values(name)))];
    }

    private ImmutableArray<FacetValue> Values(IEnumerable<int> values) =>
        [.. values.OrderByDescending(filter.IsChosen)
            .ThenByDescending(value => _values[value])
            .ThenBy(value => columns.AttributeValues[value].Value, StringComparer.Ordinal)
            .Take(MostValues)
            .Select(value => new FacetValue(columns.AttributeValues[value].Value, columns.AttributeValues[value].Value, _values[value]))];

    private void AddPrice(long price)
    {
        _lowest = Math.Min(_lowest, price);
        _highest = Math.Max(_highest, price);
    }

    private void AddValues(int row, uint failed)
    {
        foreach (var value in columns.AttributesOf(row))
            if (failed == 0 || failed == filter.BitOf(columns.AttributeValues[value].Name)) _values[value]++;
    }
}
