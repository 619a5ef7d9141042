using System.Collections.Concurrent;
using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Sellers;

/// <summary>The sellers of each show that this node knows.</summary>
public sealed class SellerIndex : IProjection
{
    private readonly ConcurrentDictionary<ShowId, ConcurrentDictionary<SellerId, Seller>> _shows = [];

    public ImmutableArray<string> Kinds { get; } = [SellerEntries.Defined];

    public void Apply(Recorded recorded)
    {
        var entry = recorded.Entry;
        _shows.GetOrAdd(new ShowId(entry.Scope.Parts[0]), _ => [])
            .GetOrAdd(SellerEntries.SellerOf(entry.Stream), _ => new Seller())
            .Apply(entry);
    }

    public SellerDefinition? Find(ShowId show, SellerId seller) =>
        _shows.TryGetValue(show, out var sellers) ? sellers.GetValueOrDefault(seller)?.Definition : null;

    /// <summary>The sellers of a show, in order of id.</summary>
    public ImmutableArray<SellerId> Of(ShowId show) => _shows.TryGetValue(show, out var sellers)
        ? [.. sellers.Keys.OrderBy(seller => seller.Value, StringComparer.Ordinal)]
        : [];
}
