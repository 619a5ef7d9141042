using System.Globalization;
using System.Text;

namespace B2BBooking.WebFront.Pages.Member.QuickOrder;

/// <summary>A line of the pad as typed. <see cref="Quantity"/> null: none was given, one pack is meant.</summary>
public sealed record PadLine(int Number, string Code, int? Quantity);

/// <summary>The text of the quick-order pad: one <c>code quantity</c> a line, separated by tab, semicolon, comma or blanks, as
/// pasted from a sheet or typed. The quantity is the last part if it is a whole number; else the whole line is the code.</summary>
public static class QuickOrderText
{
    private static readonly char[] Separators = ['\t', ';', ',', ' '];

    public static IReadOnlyList<PadLine> Parse(string text) =>
        [.. text.Split('\n').Select((line, place) => Line(place + 1, line.Trim())).OfType<PadLine>()];

    /// <summary>The text after one more scan of a code: its line's quantity grows by a pack, or a new line is added.</summary>
    public static string Scan(string text, string code, int pack)
    {
        var result = new StringBuilder();
        var found = false;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0))
        {
            var parsed = Line(0, line.Trim())!;
            var same = !found && parsed.Code == code;
            found |= same;
            result.Append(same ? Text(code, (parsed.Quantity ?? pack) + pack) : line).Append('\n');
        }

        if (!found)
            result.Append(Text(code, pack)).Append('\n');
        return result.ToString();
    }

    /// <summary>The text with the quantity of one line replaced.</summary>
    public static string WithQuantity(string text, int number, int quantity)
    {
        var lines = text.Split('\n');
        var line = Line(number, lines[number - 1].Trim())!;
        lines[number - 1] = Text(line.Code, quantity);
        return string.Join('\n', lines);
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
