using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>One product of a collection: its kind in one colour and one size.</summary>
internal sealed record Variant(ProductKind Kind, Collection Collection, Material Material, Tint Tint, int Size, int Price, int Pack)
{
    private static readonly Words InPacks = ("Delivered in packs of {0}.", "Livré par {0}.", "Lieferung in Packungen zu {0}.");

    public Words Name
    {
        get
        {
            var size = Kind.Sizes.Count > 1 ? DemoGlossary.InAllLanguages(Kind.Sizes[Size]) : default;
            return Words.Join(", ", Words.Join(" ", Kind.Name, Same(Collection.Name)), Tint.Name, size.En is null ? Same("") : size);
        }
    }

    public Words Description => Words.Join(" ", Kind.Story, Material.Sentence, Collection.Mood, Pack > 1 ? InPacks.With(Same($"{Pack}")) : Same(""));

    public ImmutableArray<ProductAttribute> Attributes =>
    [
        new("Colour", Tint.Name.En),
        new("Material", Material.Name),
        new("Pattern", PatternNames.Of(Collection.Pattern).En),
        new(Kind.SizeName, Kind.Sizes[Size]),
        new("Collection", Collection.Name),
        new("Care", Material.Care),
    ];

    private static Words Same(string word) => (word, word, word);
}
