using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace B2BBooking.Grains.Imports;

/// <summary>How a workbook shows numbers, as far as that changes what they are: as dates, or with zeros in front.</summary>
sealed partial class NumberFormats
{
    private readonly List<bool> _dates = [];
    private readonly List<int> _digits = [];

    public static NumberFormats Of(SpreadsheetDocument document)
    {
        var formats = new NumberFormats();
        var sheet = document.WorkbookPart?.WorkbookStylesPart?.Stylesheet;
        var codes = new Dictionary<uint, string>();
        foreach (var format in sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            if (format.NumberFormatId?.Value is { } id) codes[id] = format.FormatCode?.Value ?? "";
        foreach (var style in sheet?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = style.NumberFormatId?.Value ?? 0;
            var code = codes.GetValueOrDefault(id, "");
            formats._dates.Add(IsBuiltInDate(id) || DatePart().IsMatch(Literals().Replace(code, "")));
            formats._digits.Add(Zeros().IsMatch(code) ? code.Length : 0);
        }

        return formats;
    }

    public bool IsDate(int style) => style < _dates.Count && _dates[style];

    /// <summary>A whole number as its format shows it: 00123 under the format 00000.</summary>
    public string Padded(int style, string number) =>
        style < _digits.Count && number.All(char.IsAsciiDigit) && number.Length > 0 ? number.PadLeft(_digits[style], '0') : number;

    /// <summary>Dates and times in every language (ECMA-376, 18.8.30).</summary>
    private static bool IsBuiltInDate(uint id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    // Texts, escaped characters, blanks of a width, fillers, and colours, conditions and languages in brackets; not [h], [m] and [s].
    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literals();

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DatePart();

    [GeneratedRegex("^0{2,64}$")]
    private static partial Regex Zeros();
}
