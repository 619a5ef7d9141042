using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Catalogue;

/// <summary>All products that this node knows, by id. It hands each change on to <see cref="CatalogueIndex"/>, so that
/// whoever waits for an entry finds its product by id and by text alike.</summary>
public sealed class ProductIndex(CatalogueIndex search, Users.INames names) : IProjection, IProducts
{
    private static readonly ImmutableSortedDictionary<string, IndexedProduct> NoProducts =
        ImmutableSortedDictionary.Create<string, IndexedProduct>(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(ShowId, SellerId), ImmutableSortedDictionary<string, IndexedProduct>> _sellers = [];

    public ImmutableArray<string> Kinds { get; } = [CatalogueEntries.Added, CatalogueEntries.Changed, CatalogueEntries.Withdrawn, CatalogueEntries.Restored];

    public void Apply(Recorded recorded)
    {
        var entry = recorded.Entry;
        var (show, seller) = (new ShowId(entry.Scope.Parts[0]), CatalogueEntries.SellerOf(entry.Stream));
        var changed = entry.Kind is CatalogueEntries.Added or CatalogueEntries.Changed
            ? Define(show, seller, entry)
            : Withdraw(show, seller, entry);
        if (changed is { Product: { } product } known) search.Put(show, seller, product.Definition, known.Withdrawn);
    }

    public bool TryFind(ShowId show, ProductId id, [NotNullWhen(true)] out ProductView? product)
    {
        var known = Of(show, id.Seller).GetValueOrDefault(id.Code);
        product = known is null ? null : View(show, id.Seller, known);
        return product is not null;
    }

    public Money PriceOf(ShowId show, ProductId id, int priceVersion)
    {
        var known = Of(show, id.Seller).GetValueOrDefault(id.Code);
        if (known?.Product is not { } product) throw new KeyNotFoundException($"No product {id} was ever defined at {show}.");
        return known.PriceOf(priceVersion) ?? product.Definition.ShowPrice;
    }

    public bool KnowsPrice(ShowId show, ProductId id, int priceVersion) =>
        Of(show, id.Seller).GetValueOrDefault(id.Code)?.PriceOf(priceVersion) is not null;

    public bool HasProducts(ShowId show) => _sellers.Any(s => s.Key.Item1 == show && !s.Value.IsEmpty);

    public int Count(ShowId show, SellerId seller) => Of(show, seller).Count;

    /// <summary>The words by which a show's products are classed, with the number of products that use each: levels of their
    /// categories, names and values of their attributes.</summary>
    public Dictionary<string, int> Words(ShowId show)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var product in _sellers.Where(s => s.Key.Item1 == show).SelectMany(s => s.Value.Values))
            if (product is { Product: { } known, Withdrawn: false })
                foreach (var word in known.Definition.Words().Distinct(StringComparer.Ordinal))
                    words[word] = words.GetValueOrDefault(word) + 1;
        return words;
    }

    /// <summary>A seller's products in order of code, those whose code or a name contains the filter.</summary>
    public CataloguePage List(ShowId show, SellerId seller, string? filter, int skip, int take)
    {
        var products = Of(show, seller).Values.Where(p => p.Product is not null);
        if (!string.IsNullOrWhiteSpace(filter)) products = products.Where(p => Matches(p, filter.Trim()));
        var found = products.ToList();
        return new CataloguePage([.. found.Skip(skip).Take(take).Select(p => View(show, seller, p)!)], found.Count);
    }

    private static bool Matches(IndexedProduct product, string filter)
    {
        var definition = product.Product!.Definition;
        return definition.Code.Contains(filter, StringComparison.OrdinalIgnoreCase)
            || definition.Name.Translations.Any(t => t.Text.Contains(filter, StringComparison.OrdinalIgnoreCase));
    }

    private ImmutableSortedDictionary<string, IndexedProduct> Of(ShowId show, SellerId seller) =>
        _sellers.GetValueOrDefault((show, seller), NoProducts);

    private ProductView? View(ShowId show, SellerId seller, IndexedProduct known) => known.Product is not { } product
        ? null
        : new ProductView(
            new ProductId(seller, product.Definition.Code), product.Definition, product.PriceVersion, known.Withdrawn, names.Of(show, seller));

    private IndexedProduct Define(ShowId show, SellerId seller, Entry entry)
    {
        var product = CatalogueEntries.ReadDefined(entry.Payload);
        return Change(show, seller, product.Definition.Code, known => known.Define(product, Stamp.Of(entry)));
    }

    private IndexedProduct Withdraw(ShowId show, SellerId seller, Entry entry) =>
        Change(show, seller, CatalogueEntries.ReadCode(entry.Payload), known => known.Withdraw(entry.Kind == CatalogueEntries.Withdrawn, Stamp.Of(entry)));

    private IndexedProduct Change(ShowId show, SellerId seller, string code, Func<IndexedProduct, IndexedProduct> change)
    {
        var products = Of(show, seller);
        var changed = change(products.GetValueOrDefault(code, IndexedProduct.None));
        _sellers[(show, seller)] = products.SetItem(code, changed);
        return changed;
    }
}
