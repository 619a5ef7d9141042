using B2BBooking.Grains.Interfaces.Catalogue;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>A word or sentence in the three languages of the demo.</summary>
public readonly record struct Words(string En, string Fr, string De)
{
    public LocalText Text => new([new("en", En), new("fr", Fr), new("de", De)]);

    public static Words Join(string separator, params IEnumerable<Words> parts)
    {
        var all = parts.Where(p => p.En.Length > 0).ToList();
        return new(string.Join(separator, all.Select(p => p.En)), string.Join(separator, all.Select(p => p.Fr)), string.Join(separator, all.Select(p => p.De)));
    }

    public static implicit operator Words((string En, string Fr, string De) words) => new(words.En, words.Fr, words.De);

    /// <summary>Puts a word into each language's sentence, where it says <c>{0}</c>.</summary>
    public Words With(Words word) => new(
        En.Replace("{0}", word.En, StringComparison.Ordinal),
        Fr.Replace("{0}", word.Fr, StringComparison.Ordinal),
        De.Replace("{0}", word.De, StringComparison.Ordinal));
}
