using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Sellers;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Catalogue;

public sealed class CatalogueGrain(StreamServices services, IShowSchedules shows, SellerIndex sellers, ProductIndex index)
    : ProjectedStreamGrain<SellerCatalogue>(services), ICatalogueGrain
{
    private ShowId Show => new(GrainKeys.Split(this.GetPrimaryKeyString())[0]);

    private SellerId Seller => new(GrainKeys.Split(this.GetPrimaryKeyString())[1]);

    private string? Currency => sellers.Find(Show, Seller) is null ? null : shows.Find(Show)?.Currency;

    public Task<ProductView?> GetAsync(string code) => Task.FromResult(index.TryFind(Show, new ProductId(Seller, code), out var product) ? product : null);

    public Task<CataloguePage> ListAsync(string? filter, int skip, int take) =>
        Task.FromResult(index.List(Show, Seller, filter, skip, take));

    public Task<Outcome<DefineReceipt>> DefineAsync(CommandId command, ImmutableArray<ProductDefinition> products) => ExecuteVisiblyAsync(
        command,
        [CatalogueEntries.Added, CatalogueEntries.Changed],
        () => CatalogueRules.Define(State, Seller, Currency, products),
        entries => Receipt(entries, products.Length));

    public Task<Outcome<ProductView>> WithdrawAsync(CommandId command, string code, bool withdrawn) => ExecuteVisiblyAsync(
        command,
        [withdrawn ? CatalogueEntries.Withdrawn : CatalogueEntries.Restored],
        () => CatalogueRules.Withdraw(State, code, withdrawn),
        () => index.TryFind(Show, new ProductId(Seller, code), out var product)
            ? product
            : throw new InvalidOperationException($"Product {code} of {Seller} was withdrawn and is not in the index."));

    private static DefineReceipt Receipt(ImmutableArray<Recorded> entries, int asked)
    {
        var added = entries.Count(e => e.Entry.Kind == CatalogueEntries.Added);
        return new DefineReceipt(added, entries.Length - added, asked - entries.Length);
    }

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => CatalogueEntries.StreamOf(Show, Seller);
}
