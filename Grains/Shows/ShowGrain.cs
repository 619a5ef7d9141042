using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Shows;

public sealed class ShowGrain(StreamServices services, ShowIndex shows, ProductIndex products) : ProjectedStreamGrain<Show>(services), IShowGrain
{
    private ShowId Id => new(this.GetPrimaryKeyString());

    public Task<ShowView?> GetAsync() => Task.FromResult(shows.View(Id, Services.Clock));

    public Task<Outcome<ShowView>> DefineAsync(CommandId command, ShowDefinition definition) => ExecuteVisiblyAsync(
        command,
        [ShowEntries.Defined],
        () => ShowRules.Define(
            State, Id, definition, products.HasProducts(Id), definition.Previous is not { } previous || shows.Find(previous) is not null),
        () => shows.View(Id, Services.Clock)!);

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => ShowEntries.StreamOf(new ShowId(key));
}
