using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace B2BBooking.WebFront.Pages.Member.QuickOrder;

/// <summary>A line of the pad as typed. <see cref="Quantity"/> null: none was given, one pack is meant; or what was given,
/// <see cref="Unread"/>, is no whole number.</summary>
public sealed record PadLine(int Number, string Code, int? Quantity, string? Unread = null)
{
    /// <summary>Whether the other line, wherever it stands, orders the same.</summary>
    public bool Says(PadLine other) => (Code, Quantity, Unread) == (other.Code, other.Quantity, other.Unread);
}

/// <summary>The text of the quick-order pad, a product a line. Pasted from a sheet, parted by tabs or semicolons, a line has its code
/// first and its quantity in a later column; typed or out of a mail it is <c>code quantity</c>, <c>code x quantity</c> or
/// <c>quantity x code</c>. What looks like a number but is no whole one is never guessed at; else the whole line is the code.</summary>
public static partial class QuickOrderText
{
    private const int MostDigits = 7;

    public static IReadOnlyList<PadLine> Parse(string text) =>
        [.. text.Split('\n').Select((line, place) => Line(place + 1, line.Trim())).OfType<PadLine>()];

    /// <summary>The text after one more scan of a code: its line's quantity grows by a pack, if it may, or a new line is added.</summary>
    public static string Scan(string text, string code, int pack, bool grow)
    {
        var result = new StringBuilder();
        var found = false;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0))
        {
            var parsed = Line(0, line.Trim())!;
            var same = grow && !found && parsed is { Unread: null } && parsed.Code == code;
            found |= same;
            result.Append(same ? Text(code, (parsed.Quantity ?? pack) + pack) : line).Append('\n');
        }

        if (!found)
            result.Append(Text(code, pack)).Append('\n');
        return result.ToString();
    }

    /// <summary>The text with the quantity of one line replaced, wherever it stands by now; if it is gone, the text as it is.</summary>
    public static string WithQuantity(string text, PadLine line, int quantity)
    {
        var lines = text.Split('\n');
        if (PlaceOf(line, lines) is >= 0 and var place)
            lines[place] = Text(line.Code, quantity);
        return string.Join('\n', lines);
    }

    /// <summary>The text without these lines, each taken out once. What reads differently by now stays.</summary>
    public static string Without(string text, IEnumerable<PadLine> gone)
    {
        var left = gone.GroupBy(line => line with { Number = 0 }).ToDictionary(same => same.Key, same => same.Count());
        var rest = string.Join('\n', text.Split('\n').Where(line => !Takes(left, Line(0, line.Trim()))));
        return string.IsNullOrWhiteSpace(rest) ? "" : rest;
    }

    private static bool Takes(Dictionary<PadLine, int> left, PadLine? line)
    {
        if (line is null || left.GetValueOrDefault(line) is not (> 0 and var count))
            return false;
        left[line] = count - 1;
        return true;
    }

    private static int PlaceOf(PadLine line, string[] lines)
    {
        var clicked = line.Number - 1;
        return clicked < lines.Length && Line(0, lines[clicked].Trim())?.Says(line) == true
            ? clicked
            : Array.FindIndex(lines, text => Line(0, text.Trim())?.Says(line) == true);
    }

    private static PadLine? Line(int number, string line)
    {
        var text = line.Replace('\u00A0', ' ').Replace('\u202F', ' ').TrimEnd(' ', ',');
        if (text.Length == 0)
            return null;
        if (text.AsSpan().IndexOfAny('\t', ';') >= 0)
            return OfColumns(number, [.. text.Split('\t', ';').Select(Bare)]);
        if (CodeFirst().Match(text) is { Success: true } typed)
            return Of(number, Bare(typed.Groups["code"].Value), typed.Groups["quantity"].Value);
        return QuantityFirst().Match(text) is { Success: true } listed
            ? Of(number, Bare(listed.Groups["code"].Value), listed.Groups["quantity"].Value)
            : new PadLine(number, Bare(text), null);
    }

    // A sheet may have the name between code and quantity, and prices behind: the first whole number is the quantity.
    private static PadLine OfColumns(int number, string[] columns)
    {
        var numbers = columns.Skip(1).Where(column => LikeANumber().IsMatch(column)).ToList();
        return Of(number, columns[0], numbers.Find(text => Quantity(text) is not null) ?? numbers.FirstOrDefault());
    }

    private static PadLine Of(int number, string code, string? quantity) => quantity is null
        ? new PadLine(number, code, null)
        : Quantity(quantity) is { } whole ? new PadLine(number, code, whole) : new PadLine(number, code, null, quantity);

    private static string Bare(string text) => text.Trim(' ', ',', '"');

    private static int? Quantity(string text) => text.Length <= MostDigits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity)
        ? quantity
        : null;

    [GeneratedRegex(@"^(?<code>.+?)[ ,]+([x×] *)?""?(?<quantity>[+-]?[0-9][0-9.,'’]*)""?$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeFirst();

    [GeneratedRegex(@"^(?<quantity>[0-9]+) *[x×] +(?<code>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex QuantityFirst();

    [GeneratedRegex("^[+-]?[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex LikeANumber();

    private static string Text(string code, int quantity) => string.Create(CultureInfo.InvariantCulture, $"{code}\t{quantity}");
}
