namespace B2BBooking.WebFront.Imports;

/// <summary>A column of a file to import, as its page explains it and its template shows it.</summary>
/// <param name="Name">As it stands in the file's first row.</param>
/// <param name="Meaning">In the user's language.</param>
public sealed record ImportColumn(string Name, bool Required, string Meaning, string Example)
{
    /// <summary>The column that holds what the rules call so: <c>showPrice</c> stands under <c>show price</c>.</summary>
    public static string NameOf(string field) => field switch
    {
        "packQuantity" => "pack",
        _ when field.Contains(':') => field,
        _ => string.Concat(field.Select((c, place) => place > 0 && char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}")),
    };
}
