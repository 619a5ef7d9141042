using System.Text.RegularExpressions;

namespace B2BBooking.Grains.Interfaces.Values;

/// <summary>A show, e.g. <c>spring-2027</c>.</summary>
[GenerateSerializer, Immutable, Alias("ShowId")]
public readonly record struct ShowId([property: Id(0)] string Value)
{
    /// <summary>Takes what came from outside, if it is spelled as an id.</summary>
    public static bool TryParse(string? text, out ShowId id)
    {
        id = new ShowId(text ?? "");
        return IdSpelling.IsId(text);
    }

    public override string ToString() => Value;
}

/// <summary>A client group (company) whose members share one cart.</summary>
[GenerateSerializer, Immutable, Alias("GroupId")]
public readonly record struct GroupId([property: Id(0)] string Value)
{
    /// <summary>Takes what came from outside, if it is spelled as an id.</summary>
    public static bool TryParse(string? text, out GroupId id)
    {
        id = new GroupId(text ?? "");
        return IdSpelling.IsId(text);
    }

    public override string ToString() => Value;
}

[GenerateSerializer, Immutable, Alias("SellerId")]
public readonly record struct SellerId([property: Id(0)] string Value)
{
    /// <summary>Takes what came from outside, if it is spelled as an id.</summary>
    public static bool TryParse(string? text, out SellerId id)
    {
        id = new SellerId(text ?? "");
        return IdSpelling.IsId(text);
    }

    public override string ToString() => Value;
}

/// <summary>An account; the same in the directory service, the journal and the caller of a grain.</summary>
[GenerateSerializer, Immutable, Alias("UserId")]
public readonly record struct UserId([property: Id(0)] string Value)
{
    /// <summary>Takes what came from outside, if it is spelled as an id.</summary>
    public static bool TryParse(string? text, out UserId id)
    {
        id = new UserId(text ?? "");
        return IdSpelling.IsId(text);
    }

    public override string ToString() => Value;
}

/// <summary>A product of one seller. Codes are the seller's own and differ by case (<c>85123A</c> is not <c>85123a</c>).</summary>
[GenerateSerializer, Immutable, Alias("ProductId")]
public readonly record struct ProductId([property: Id(0)] SellerId Seller, [property: Id(1)] string Code)
{
    public override string ToString() => $"{Seller.Value}/{Code}";
}

/// <summary>Made once by whoever issues a command; a repeated command is answered, not repeated.</summary>
[GenerateSerializer, Immutable, Alias("CommandId")]
public readonly record struct CommandId([property: Id(0)] Guid Value)
{
    public static CommandId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("N");
}

/// <summary>The spelling of ids at the system's boundaries; inside, an id is taken as checked.</summary>
public static partial class IdSpelling
{
    public const int MaxLength = 64;

    public const int MaxCodeLength = 64;

    /// <summary>Shows, groups, sellers and users: 1–64 of a–z, 0–9, '-', '_', '.', '@'; starts with a letter or digit.</summary>
    public static bool IsId(string? value) => value is not null && Id().IsMatch(value);

    /// <summary>Product codes: 1–64 printable characters, no '/', no surrounding blanks.</summary>
    public static bool IsCode(string? value) =>
        value is { Length: > 0 and <= MaxCodeLength }
        && value.Trim().Length == value.Length
        && !value.Any(c => c == '/' || char.IsControl(c));

    [GeneratedRegex("^[a-z0-9][a-z0-9._@-]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
