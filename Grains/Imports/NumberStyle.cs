using System.Globalization;

namespace B2BBooking.Grains.Imports;

/// <summary>How the numbers of one file are written. A number whose only separator stands before three digits (1,234)
/// can be read both ways; then the file's other numbers decide, else how it is separated (a spreadsheet that writes
/// decimal commas separates by semicolons). A file that has both kinds has its ambiguous numbers refused.</summary>
public sealed class NumberStyle
{
    private readonly bool? _comma;

    private NumberStyle(bool? comma) => _comma = comma;

    public static NumberStyle Of(IEnumerable<string> numbers, bool decimalComma)
    {
        var (comma, point) = (false, false);
        foreach (var number in numbers)
        {
            if (Clean(number) is not { } clean) continue;
            switch (DecimalMarkOf(clean))
            {
                case ',': comma = true; break;
                case '.': point = true; break;
            }
        }

        return new NumberStyle(comma == point ? (comma ? null : decimalComma) : comma);
    }

    public bool TryRead(string text, out decimal value)
    {
        value = 0;
        if (Clean(text) is not { Length: > 0 } clean) return false;
        var mark = DecimalMarkOf(clean);
        if (mark == '?')
        {
            if (_comma is not { } comma) return false;
            mark = comma ? ',' : '.';
        }

        var group = mark == ',' ? '.' : ',';
        var whole = mark == 0 ? clean : clean.Split(mark)[0];
        if (!IsGrouped(whole, group)) return false;
        var plain = clean.Replace($"{group}", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The separator that must be the decimal one, 0 where there is none, '?' where it could be a grouping one.</summary>
    private static char DecimalMarkOf(string number)
    {
        var (commas, points) = (number.Count(c => c == ','), number.Count(c => c == '.'));
        if (commas + points == 0) return '\0';
        if (commas > 0 && points > 0) return number.LastIndexOf(',') > number.LastIndexOf('.') ? ',' : '.';
        var mark = commas > 0 ? ',' : '.';
        if (commas + points > 1) return mark == ',' ? '.' : ',';
        var at = number.IndexOf(mark, StringComparison.Ordinal);
        var whole = number[..at].TrimStart('+', '-');
        return number.Length - at - 1 == 3 && whole.Length is >= 1 and <= 3 && whole[0] != '0' ? '?' : mark;
    }

    private static bool IsGrouped(string whole, char group)
    {
        var parts = whole.TrimStart('+', '-').Split(group);
        return parts.Length == 1 || (parts[0].Length is >= 1 and <= 3 && parts.Skip(1).All(part => part.Length == 3));
    }

    /// <summary>Without the blanks and apostrophes that group digits, or null where there is anything but a number.</summary>
    private static string? Clean(string text)
    {
        var clean = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’')));
        return clean.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-' or '+') ? clean : null;
    }
}
