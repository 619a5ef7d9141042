using System.Collections.Concurrent;
using B2BBooking.Grains.Catalogue.Search;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Catalogue;

/// <summary>The search of each show; <see cref="ProductIndex"/> tells it every product, <see cref="Glossary.GlossaryIndex"/> every translated word.</summary>
public sealed class CatalogueIndex : IDisposable
{
    private readonly ConcurrentDictionary<ShowId, ShowSearch> _shows = [];

    public void Put(ShowId show, SellerId seller, ProductDefinition definition, bool withdrawn) =>
        Of(show).Put(new ProductId(seller, definition.Code), definition, withdrawn);

    public void Translate(ShowId show, string word, LocalText text) => Of(show).Translate(word, text);

    public ShowSearch Of(ShowId show) => _shows.GetOrAdd(show, _ => new ShowSearch());

    public void Dispose()
    {
        foreach (var search in _shows.Values) search.Dispose();
    }
}
