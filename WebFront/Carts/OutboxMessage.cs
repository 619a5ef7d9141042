using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
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

    private const int DescribedCharacters = 120;

    private static readonly string[] Told = ["name", "code", "quantity"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public ProductId Product => new(new SellerId(Seller), Code);

    public ImmutableArray<EntryName> Entries => SeenIn(Seen) ?? [];

    /// <summary>The entries that the author's page showed, as <see cref="Entries"/> reads them back.</summary>
    public static string SeenText(ImmutableArray<EntryName> seen) => string.Join(',', seen);

    /// <summary>Reads what the script kept. False: it can never be carried out as it stands, however often it comes again.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out OutboxMessage? message)
    {
        message = Parsed<OutboxMessage>(text);
        if (message is { Kind: Add or Set } && IdSpelling.IsId(message.Show) && IdSpelling.IsId(message.Group)
            && IdSpelling.IsId(message.Seller) && IdSpelling.IsCode(message.Code) && SeenIn(message.Seen) is not null)
            return true;
        message = null;
        return false;
    }

    /// <summary>What can be told of a text that <see cref="TryRead"/> could not read: product and quantity if they are in it,
    /// else its beginning.</summary>
    public static string Describe(string text)
    {
        if (Parsed<JsonElement>(text) is { ValueKind: JsonValueKind.Object } edit)
        {
            var parts = Told
                .Select(part => edit.TryGetProperty(part, out var value) ? value.ToString() : "")
                .Where(part => part.Length > 0);
            if (string.Join(" · ", parts) is { Length: > 0 } told)
                return Beginning(told);
        }

        return Beginning(text);
    }

    private static string Beginning(string text) => text.Length <= DescribedCharacters ? text : text[..DescribedCharacters] + "…";

    private static T? Parsed<T>(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static ImmutableArray<EntryName>? SeenIn(string text)
    {
        var names = ImmutableArray.CreateBuilder<EntryName>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':') is not [var origin, var seq] || !Guid.TryParseExact(origin, "N", out var id)
                || !long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            names.Add(new EntryName(new OriginId(id), number));
        }

        return names.ToImmutable();
    }
}
