using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Catalogue;
using B2BBooking.Grains.Interfaces.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace B2BBooking.WebFront.Pages.Member.Catalogue;

/// <summary>What the eCatalog page shows, as its address says it: shareable, and the back button works.
/// <c>q</c> text, <c>c</c> category, <c>s</c> seller, <c>min</c> and <c>max</c> price, <c>o</c> order, <c>a.NAME</c> an attribute's value.</summary>
public sealed record CatalogueState
{
    private const string AttributePrefix = "a.";

    public string Text { get; init; } = "";

    public string? Category { get; init; }

    public ImmutableSortedSet<string> Sellers { get; init; } = [];

    public decimal? PriceFrom { get; init; }

    public decimal? PriceTo { get; init; }

    public CatalogueOrder Order { get; init; }

    public ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Attributes { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty;

    public bool Filtered => Sellers.Count > 0 || PriceFrom is not null || PriceTo is not null || Attributes.Count > 0 || Category is not null;

    public static CatalogueState Of(Uri address)
    {
        var values = QueryHelpers.ParseQuery(address.Query);
        string? One(string name) => values.TryGetValue(name, out var found) ? found[0] : null;
        return new CatalogueState
        {
            Text = One("q") ?? "",
            Category = One("c") is { Length: > 0 } category ? category : null,
            Sellers = values.TryGetValue("s", out var sellers) ? [.. sellers.Where(IdSpelling.IsId)!] : [],
            PriceFrom = Amount(One("min")),
            PriceTo = Amount(One("max")),
            Order = Enum.TryParse<CatalogueOrder>(One("o"), out var order) && Enum.IsDefined(order) ? order : default,
            Attributes = values.Where(v => v.Key.StartsWith(AttributePrefix, StringComparison.Ordinal)).ToImmutableSortedDictionary(
                v => v.Key[AttributePrefix.Length..], v => v.Value.OfType<string>().ToImmutableSortedSet()),
        };
    }

    public string Address(string page)
    {
        var query = new List<KeyValuePair<string, string?>>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(new(name, value));
        }

        Add("q", Text);
        Add("c", Category);
        foreach (var seller in Sellers)
            Add("s", seller);
        Add("min", PriceFrom?.ToString(CultureInfo.InvariantCulture));
        Add("max", PriceTo?.ToString(CultureInfo.InvariantCulture));
        Add("o", Order == default ? null : Order.ToString());
        foreach (var (name, chosen) in Attributes)
            foreach (var value in chosen)
                Add(AttributePrefix + name, value);
        return QueryHelpers.AddQueryString(page, query);
    }

    public CatalogueQuery Query(int skip, int take, string language) => new(
        Text.Length == 0 ? null : Text, Category, [.. Sellers.Select(id => new SellerId(id))], PriceFrom, PriceTo,
        [.. Attributes.Select(a => new AttributeFilter(a.Key, [.. a.Value]))], Order, skip, take, language);

    public CatalogueState Toggle(string seller) =>
        this with { Sellers = Sellers.SymmetricExcept([seller]) };

    public CatalogueState Toggle(string attribute, string value)
    {
        var chosen = (Attributes.GetValueOrDefault(attribute) ?? []).SymmetricExcept([value]);
        return this with { Attributes = chosen.IsEmpty ? Attributes.Remove(attribute) : Attributes.SetItem(attribute, chosen) };
    }

    public CatalogueState Cleared() => new() { Text = Text, Order = Order };

    private static decimal? Amount(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
