using System.Collections.Frozen;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.WebFront.Localisation;

/// <summary>Money, numbers and times as a reader of the page's language writes them.</summary>
public static class Formats
{
    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["EUR"] = "€",
        ["USD"] = "$",
        ["GBP"] = "£",
        ["JPY"] = "¥",
    }.ToFrozenDictionary();

    /// <summary>An amount with its currency; one without a well-known sign is named by its ISO 4217 code.</summary>
    public static string Show(this Money money) => Show(money.Amount, money.Currency);

    public static string Show(decimal amount, string currency)
    {
        var format = (NumberFormatInfo)CultureInfo.CurrentCulture.NumberFormat.Clone();
        if (Symbols.TryGetValue(currency, out var symbol))
            format.CurrencySymbol = symbol;
        else
        {
            format.CurrencySymbol = currency;
            format.CurrencyPositivePattern = 3;
            format.CurrencyNegativePattern = 8;
        }

        format.CurrencyDecimalDigits = currency == "JPY" ? 0 : 2;
        return amount.ToString("C", format);
    }

    public static string Show(this int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public static string Show(this long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Day and time at the show's place.</summary>
    public static string Show(this DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(DayPattern + ", HH:mm", CultureInfo.CurrentCulture);

    public static string ShowDay(this DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(DayPattern, CultureInfo.CurrentCulture);

    /// <summary>The zone of that IANA name; UTC where this machine does not know it.</summary>
    public static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    // Months in letters: 3/4 is read differently on the two sides of an ocean.
    private static string DayPattern => CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "de" ? "d. MMM yyyy" : "d MMM yyyy";
}
