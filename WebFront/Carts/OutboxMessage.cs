using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.WebFront.Carts;

/// <summary>A cart edit as the page's script keeps it until it is answered: the command's id is made in the browser, so an
/// edit repeated after a lost circuit or a reload is answered, not repeated. Everything needed is in it; the page that
/// made it may be gone.</summary>
public sealed record OutboxMessage(
    Guid Id, string Kind, string Show, string Group, string Seller, string Code, string Name, int Quantity, int PriceVersion, string Seen)
{
    public const string Add = "add";
    public const string Set = "set";

    public ProductId Product => new(new SellerId(Seller), Code);

    public ImmutableArray<EntryName> Entries => [.. Seen.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Entry)];

    /// <summary>The entries that the author's page showed, as <see cref="Entries"/> reads them back.</summary>
    public static string SeenText(ImmutableArray<EntryName> seen) => string.Join(',', seen);

    private static EntryName Entry(string text)
    {
        var parts = text.Split(':');
        return new EntryName(new OriginId(Guid.ParseExact(parts[0], "N")), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}

/// <summary>What the script does with a message now: done with it (and the text beside a refused input), or keep it for later.
/// <see cref="Seen"/>: what a later edit of the same line by this author has seen as well, where that is certain.</summary>
public sealed record OutboxReply(bool Done, string? Error, string? Seen = null);
