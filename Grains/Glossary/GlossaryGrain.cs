using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Glossary;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Glossary;

public sealed class GlossaryGrain(StreamServices services, IShowSchedules shows, ProductIndex products)
    : ProjectedStreamGrain<ShowGlossary>(services), IGlossaryGrain
{
    private ShowId Show => new(this.GetPrimaryKeyString());

    public async Task<GlossaryView> GetAsync()
    {
        await HearAsync();
        return State.View;
    }

    public Task<ImmutableArray<UsedTerm>> UsedAsync() => Task.FromResult(
        products.Words(Show)
            .Select(used => new UsedTerm(new Term(used.Key, State.TextOf(used.Key)), used.Value))
            .OrderByDescending(used => used.Products).ThenBy(used => used.Term.Word, StringComparer.Ordinal)
            .ToImmutableArray());

    public Task<Outcome<GlossaryView>> TranslateAsync(CommandId command, ImmutableArray<Term> terms) => ExecuteVisiblyAsync(
        command,
        [GlossaryEntries.Translated],
        () => GlossaryRules.Translate(State, Show, terms, shows.Find(Show) is not null),
        () => State.View);

    protected override MergeRule Rule => MergeRule.Central;

    protected override StreamName StreamOf(string key) => GlossaryEntries.StreamOf(new ShowId(key));
}
