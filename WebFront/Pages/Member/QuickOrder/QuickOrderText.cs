using System.Globalization;
using System.Text;

namespace B2BBooking.WebFront.Pages.Member.QuickOrder;

/// <summary>A line of the pad as typed. <see cref="Quantity"/> null: none was given, one pack is meant.</summary>
public sealed record PadLine(int Number, string Code, int? Quantity)
{
    /// <summary>Whether the other line, wherever it stands, orders the same.</summary>
    public bool Says(PadLine other) => Code == other.Code && Quantity == other.Quantity;
}

/// <summary>The text of the quick-order pad: one <c>code quantity</c> a line, separated by tab, semicolon, comma or blanks, as
/// pasted from a sheet or typed. The quantity is the last part if it is a whole number; else the whole line is the code.</summary>
public static class QuickOrderText
{
    private static readonly char[] Separators = ['\t', ';', ',', ' '];

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
            var same = grow && !found && parsed.Code == code;
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
        var left = gone.GroupBy(line => (line.Code, line.Quantity)).ToDictionary(same => same.Key, same => same.Count());
        var rest = string.Join('\n', text.Split('\n').Where(line => !Takes(left, Line(0, line.Trim()))));
        return string.IsNullOrWhiteSpace(rest) ? "" : rest;
    }

    private static bool Takes(Dictionary<(string Code, int? Quantity), int> left, PadLine? line)
    {
        if (line is null || left.GetValueOrDefault((line.Code, line.Quantity)) is not (> 0 and var count))
            return false;
        left[(line.Code, line.Quantity)] = count - 1;
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
        if (line.Length == 0)
            return null;
        var cut = line.LastIndexOfAny(Separators);
        if (cut > 0 && Quantity(line[(cut + 1)..]) is { } quantity)
            return new PadLine(number, line[..cut].TrimEnd(Separators).Trim('"'), quantity);
        return new PadLine(number, line.TrimEnd(Separators).Trim('"'), null);
    }

    private static int? Quantity(string text) =>
        int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var quantity) ? quantity : null;

    private static string Text(string code, int quantity) => string.Create(CultureInfo.InvariantCulture, $"{code}\t{quantity}");
}
