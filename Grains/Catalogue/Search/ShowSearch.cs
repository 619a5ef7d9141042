using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Catalogue.Search;

/// <summary>What a query found, as ids: the page, and the counts around it.</summary>
public sealed record SearchHits(
    ImmutableArray<ProductId> Page,
    int Total,
    Facet Categories,
    Facet Sellers,
    ImmutableArray<Facet> Attributes,
    decimal? LowestPrice,
    decimal? HighestPrice,
    bool IsSimilar);

/// <summary>The search over all products of one show. One writer; queries run beside each other and never see half a change.
/// See DESIGN.md.</summary>
public sealed class ShowSearch : IDisposable
{
    public const int LargestPage = 500;

    private static readonly Dictionary<string, int> NoTerms = [];

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly ProductColumns _columns = new();
    private readonly PrefixIndex _terms = new();
    private readonly ClassWords _classes;
    private readonly CodeIndex _codes = new();
    private readonly SortedRows[] _byName;
    private readonly SortedRows[] _byCategory;
    private readonly SortedRows _byPrice;

    public ShowSearch()
    {
        _classes = new ClassWords(_columns);
        _byName = [.. Enumerable.Range(0, Users.UserRules.Languages.Length).Select(language => new SortedRows((a, b) => ByName(a, b, language)))];
        _byCategory = [.. Enumerable.Range(0, Users.UserRules.Languages.Length).Select(language => new SortedRows((a, b) => ByCategory(a, b, language)))];
        _byPrice = new SortedRows((a, b) => _columns.PriceOf(a).CompareTo(_columns.PriceOf(b)) is not 0 and var byPrice ? byPrice : ByName(a, b, 0));
    }

    public int Count => _columns.Count;

    public void Put(ProductId id, ProductDefinition definition, bool withdrawn)
    {
        _lock.EnterWriteLock();
        try
        {
            var known = _columns.Find(id) is >= 0 and var at ? _columns.DefinitionOf(at) : null;
            var row = _columns.Put(id, definition, withdrawn, out var sortsAnew);
            _terms.Replace(row, known is null ? NoTerms : ProductTerms.Of(known), ProductTerms.Of(definition));
            _classes.Grow();
            _codes.Replace(row, known, definition);
            if (!sortsAnew) return;
            foreach (var order in _byName.Concat(_byCategory).Append(_byPrice)) order.Changed(row);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>From the next query on, what is classed by this word is found by the words of this text as well.</summary>
    public void Translate(string word, LocalText text)
    {
        _lock.EnterWriteLock();
        try
        {
            _classes.Translate(word, text);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    public SearchHits Search(CatalogueQuery query, Func<SellerId, string> nameOf)
    {
        if (query.Take is < 1 or > LargestPage || query.Skip < 0)
            throw new ArgumentException($"A page begins at 0 or later and has 1–{LargestPage} products.", nameof(query));
        return Reading(() => Run(query, nameOf));
    }

    /// <summary>The products that a typed or scanned code may mean; withdrawn ones only where there is no other.</summary>
    public ImmutableArray<ProductId> Resolve(string code) => Reading(() =>
    {
        var rows = _codes.Find(code, row => _columns.IdOf(row).Code);
        var offered = rows.Where(row => !_columns.IsWithdrawn(row)).ToList();
        return (offered.Count > 0 ? offered : rows).Select(_columns.IdOf).ToImmutableArray();
    });

    public void Dispose() => _lock.Dispose();

    private SearchHits Run(CatalogueQuery query, Func<SellerId, string> nameOf)
    {
        using var text = Match(query);
        var filter = new QueryFilter(_columns, query);
        var counts = new FacetCounts(_columns, filter);
        var found = new bool[_columns.Count];
        var scores = text is null ? [] : text.Scores;
        for (var row = 0; row < found.Length; row++)
        {
            if (_columns.IsWithdrawn(row) || (text is not null && scores[row] == 0)) continue;
            var failed = filter.Failed(row);
            counts.Add(row, failed);
            found[row] = failed == 0;
        }

        var page = Page(query, text, found).Select(_columns.IdOf);
        return new SearchHits(
            [.. page], counts.Total, counts.CategoryFacet(), counts.SellerFacet(nameOf), counts.AttributeFacets(), counts.LowestPrice, counts.HighestPrice,
            text is { IsSimilar: true });
    }

    /// <summary>The text's match; a code or GTIN that was typed as a scanner types it is the best one, whatever its words find.</summary>
    private TextMatch? Match(CatalogueQuery query)
    {
        var text = TextMatch.Of(query.Text, query.Language, _terms, _classes, _columns.Count);
        if (text is null) return null;
        foreach (var row in _codes.Find(query.Text!, row => _columns.IdOf(row).Code)) text.Scores[row] = TextMatch.TypedCode;
        return text;
    }

    private List<int> Page(CatalogueQuery query, TextMatch? text, bool[] found)
    {
        var language = ProductColumns.LanguageOf(query.Language);
        return query.Order switch
        {
            CatalogueOrder.Name => Pages.Forward(_byName[language].Current(), found, query.Skip, query.Take),
            CatalogueOrder.PriceUp => Pages.Forward(_byPrice.Current(), found, query.Skip, query.Take),
            CatalogueOrder.PriceDown => Pages.Backward(_byPrice.Current(), found, query.Skip, query.Take),
            CatalogueOrder.Newest => Pages.Newest(found, query.Skip, query.Take),
            _ when text is not null => Pages.ByScore(_byName[language].Current(), found, text.Scores, query.Skip, query.Take),
            _ => Pages.Forward(_byCategory[language].Current(), found, query.Skip, query.Take),
        };
    }

    private T Reading<T>(Func<T> read)
    {
        Sort();
        _lock.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>New terms are put in their place by the first query that comes after them.</summary>
    private void Sort()
    {
        if (_terms.IsSorted && _classes.IsSorted) return;
        _lock.EnterWriteLock();
        try
        {
            _terms.Sort();
            _classes.Sort();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    private int ByName(int a, int b, int language)
    {
        var byName = string.CompareOrdinal(_columns.SortKeyOf(a, language), _columns.SortKeyOf(b, language));
        return byName != 0 ? byName : a.CompareTo(b);
    }

    private int ByCategory(int a, int b, int language)
    {
        var (left, right) = (_columns.CategoryOf(a), _columns.CategoryOf(b));
        var byCategory = left == right ? 0 : string.CompareOrdinal(_columns.Categories.PathOf(left), _columns.Categories.PathOf(right));
        return byCategory != 0 ? byCategory : ByName(a, b, language);
    }
}
