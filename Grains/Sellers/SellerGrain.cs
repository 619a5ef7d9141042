using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Sellers;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Grains.Users;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Sellers;

public sealed class SellerGrain(StreamServices services, IShowSchedules shows, IRights rights, ProductIndex products)
    : ProjectedStreamGrain<Seller>(services), ISellerGrain
{
    private ShowId Show => new(GrainKeys.Split(this.GetPrimaryKeyString())[0]);

    private SellerId Id => new(GrainKeys.Split(this.GetPrimaryKeyString())[1]);

    private SellerView? View => State.Definition is { } definition ? new SellerView(Id, definition, products.Count(Show, Id)) : null;

    public Task<SellerView?> GetAsync() => Task.FromResult(View);

    public Task<Outcome<SellerView>> DefineAsync(CommandId command, SellerDefinition definition) => ExecuteVisiblyAsync(
        command,
        [SellerEntries.Defined],
        () => SellerRules.Define(
            State, Show, Id, definition, shows.Find(Show) is not null, Caller.IsSystem || rights.IsAdministrator(CallerOrThrow())),
        () => View!);

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => SellerEntries.StreamOf(Show, Id);
}
