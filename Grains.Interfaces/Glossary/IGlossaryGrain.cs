using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Access;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Interfaces.Glossary;

/// <summary>A word by which products are classed (a level of their category, an attribute's name or its value), and what it is called in
/// other languages. Products and filters keep the word itself; pages show its translation.</summary>
[GenerateSerializer, Immutable, Alias("Term")]
public sealed record Term([property: Id(0)] string Word, [property: Id(1)] LocalText Text);

/// <summary>A term and how many products, withdrawn ones left out, use its word.</summary>
[GenerateSerializer, Immutable, Alias("UsedTerm")]
public sealed record UsedTerm([property: Id(0)] Term Term, [property: Id(1)] int Products);

/// <summary>The words that are translated, in order of word.</summary>
[GenerateSerializer, Immutable, Alias("GlossaryView")]
public sealed record GlossaryView([property: Id(0)] ImmutableArray<Term> Terms);

/// <summary>What the words of a show's catalogue are called in the languages of its readers.</summary>
[KeyedBy(KeyLayout.Show), Alias("IGlossaryGrain")]
public interface IGlossaryGrain : IGrainWithStringKey
{
    [Allow(Roles.SignedIn), Alias("Get")]
    Task<GlossaryView> GetAsync();

    /// <summary>Every word that the products use, translated or not, the most used first.</summary>
    [Allow(Roles.Administrator), Alias("Used")]
    Task<ImmutableArray<UsedTerm>> UsedAsync();

    /// <summary>Translates 1–1,000 words at once, in place of their former translations; a term without texts takes its word's away.</summary>
    [Allow(Roles.Administrator), Alias("Translate")]
    Task<Outcome<GlossaryView>> TranslateAsync(CommandId command, ImmutableArray<Term> terms);
}
