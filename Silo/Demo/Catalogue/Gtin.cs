using System.Globalization;

namespace B2BBooking.Silo.Demo.Catalogue;

/// <summary>GTIN-13 in the range 20–29, which GS1 leaves to each company's own use: never the number of a real product.</summary>
public static class Gtin
{
    /// <param name="seller">0–99.</param>
    /// <param name="serial">0–99,999,999.</param>
    public static string Restricted(int seller, int serial)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"21{seller:00}{serial:00000000}");
        return digits + CheckDigit(digits);
    }

    /// <summary>GS1 General Specifications, 7.9: weights 1 and 3 in turn, the last data digit weighing 3; the check digit fills up to a multiple of 10.</summary>
    public static char CheckDigit(string twelveDigits)
    {
        var sum = 0;
        for (var i = 0; i < twelveDigits.Length; i++)
            sum += (twelveDigits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
