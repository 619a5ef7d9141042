using System.Collections.Immutable;
using B2BBooking.Grains.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Streams;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Glossary;

/// <summary>Tells the search of each show what its words are called, so that a product is found by them in every language.</summary>
public sealed class GlossaryIndex(CatalogueIndex search) : IProjection
{
    private readonly Dictionary<ShowId, ShowGlossary> _shows = [];

    public ImmutableArray<string> Kinds { get; } = [GlossaryEntries.Translated];

    public void Apply(Recorded recorded)
    {
        var show = new ShowId(recorded.Entry.Scope.Parts[0]);
        if (!_shows.TryGetValue(show, out var glossary)) _shows.Add(show, glossary = new ShowGlossary());
        glossary.Apply(recorded.Entry);
        var word = GlossaryEntries.ReadTranslated(recorded.Entry.Payload).Word;
        search.Translate(show, word, glossary.TextOf(word));
    }
}
