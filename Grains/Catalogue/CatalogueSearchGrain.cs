using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using Orleans.Concurrency;

namespace B2BBooking.Grains.Catalogue;

/// <summary>Stateless over the node's index: as many at once as there are callers, on every silo.</summary>
[StatelessWorker]
public sealed class CatalogueSearchGrain(StreamServices services, CatalogueIndex search, IProducts index, INames names)
    : Grain, ICatalogueSearchGrain
{
    private ShowId Show => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => services.Feed.CaughtUp.WaitAsync(cancellationToken);

    public Task<CatalogueResult> SearchAsync(CatalogueQuery query)
    {
        var hits = search.Of(Show).Search(query, seller => names.Of(Show, seller));
        return Task.FromResult(new CatalogueResult(
            Views(hits.Page), hits.Total, hits.Categories, hits.Sellers, hits.Attributes, hits.LowestPrice, hits.HighestPrice, hits.IsSimilar));
    }

    public Task<ImmutableArray<ProductView>> FindAsync(ImmutableArray<ProductId> products) => Task.FromResult(Views(products));

    public Task<ImmutableArray<ResolvedCode>> ResolveAsync(ImmutableArray<string> codes) =>
        Task.FromResult(codes.Select(code => new ResolvedCode(code, Views(search.Of(Show).Resolve(code)))).ToImmutableArray());

    private ImmutableArray<ProductView> Views(ImmutableArray<ProductId> ids)
    {
        var views = ImmutableArray.CreateBuilder<ProductView>(ids.Length);
        foreach (var id in ids)
            if (index.TryFind(Show, id, out var product)) views.Add(product);
        return views.ToImmutable();
    }
}
