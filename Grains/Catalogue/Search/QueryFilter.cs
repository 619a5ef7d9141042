using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>A query's filters over columns. Which of them a row fails is a set of bits: a row that fails exactly one counts
/// in that one's facet ("what if I chose this instead"), so that all facets come from one pass.</summary>
sealed class QueryFilter
{
    public const uint CategoryBit = 1;
    public const uint SellerBit = 2;
    public const uint PriceBit = 4;

    private const int FirstAttributeBit = 3;

    private readonly ProductColumns _columns;
    private readonly int[] _branches;
    private readonly bool[]? _sellers;
    private readonly long _lowest;
    private readonly long _highest;
    private readonly uint _attributes;
    private readonly uint[] _bitOfValue;
    private readonly Dictionary<string, uint> _bitOfName = [];

    public QueryFilter(ProductColumns columns, CatalogueQuery query)
    {
        _columns = columns;
        Top = columns.Categories.Find(query.Category ?? "");
        _branches = columns.Categories.BranchesOf(Top);
        if (!query.Sellers.IsDefaultOrEmpty)
        {
            _sellers = new bool[columns.Sellers.Count];
            foreach (var seller in query.Sellers)
                if (columns.Sellers.Find(seller) is >= 0 and var number) _sellers[number] = true;
        }

        (_lowest, _highest) = (long.MinValue, long.MaxValue);
        if (query.PriceFrom is { } from) _lowest = (long)Math.Ceiling(Bounded(from) * ProductColumns.PriceUnits);
        if (query.PriceTo is { } to) _highest = (long)Math.Floor(Bounded(to) * ProductColumns.PriceUnits);
        _bitOfValue = new uint[columns.AttributeValues.Count];
        if (query.Attributes.IsDefaultOrEmpty) return;
        if (query.Attributes.Length > CatalogueQuery.MostAttributeFilters)
            throw new ArgumentException($"A query has at most {CatalogueQuery.MostAttributeFilters} attribute filters; this one has {query.Attributes.Length}.", nameof(query));
        foreach (var filter in query.Attributes) _attributes |= Add(filter);
    }

    /// <summary>The query's category, or -1 where there is none such.</summary>
    public int Top { get; }

    /// <summary>The child of the query's category that a category is in.</summary>
    public int BranchOf(int category) => _branches[category];

    /// <summary>The bit of the filter on an attribute, 0 where there is none.</summary>
    public uint BitOf(string attribute) => _bitOfName.GetValueOrDefault(attribute);

    public bool IsChosenSeller(int seller) => _sellers is not null && _sellers[seller];

    public bool IsChosen(int attributeValue) => _bitOfValue[attributeValue] != 0;

    /// <summary>The bits of the filters that a row fails.</summary>
    public uint Failed(int row)
    {
        var failed = _branches[_columns.CategoryOf(row)] < 0 ? CategoryBit : 0u;
        if (_sellers is not null && !_sellers[_columns.SellerOf(row)]) failed |= SellerBit;
        var price = _columns.PriceOf(row);
        if (price < _lowest || price > _highest) failed |= PriceBit;
        if (_attributes == 0) return failed;
        uint met = 0;
        foreach (var value in _columns.AttributesOf(row)) met |= _bitOfValue[value];
        return failed | (_attributes & ~met);
    }

    /// <summary>Beyond every price there can be, and within what fits.</summary>
    private static decimal Bounded(decimal price) => Math.Clamp(price, -1m, ProductRules.HighestPrice + 1m);

    private uint Add(AttributeFilter filter)
    {
        if (filter.Values.IsDefaultOrEmpty) return 0;
        if (!_bitOfName.TryGetValue(filter.Name, out var bit)) _bitOfName.Add(filter.Name, bit = 1u << (FirstAttributeBit + _bitOfName.Count));
        foreach (var value in filter.Values)
            if (_columns.AttributeValues.Find(new ProductAttribute(filter.Name, value)) is >= 0 and var number) _bitOfValue[number] |= bit;
        return bit;
    }
}
