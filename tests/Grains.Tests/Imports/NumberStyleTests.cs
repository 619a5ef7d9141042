using System.Globalization;
using B2BBooking.Grains.Imports;

namespace B2BBooking.Grains.Tests.Imports;

public sealed class NumberStyleTests
{
    [Theory]
    [InlineData("12.50", "", false, "12.50")]
    [InlineData("12,50", "", false, "12.50")]
    [InlineData("1 234,50", "", false, "1234.50")]
    [InlineData("1.234,50", "", false, "1234.50")]
    [InlineData("1,234.50", "", true, "1234.50")]
    [InlineData("1'234.50", "", false, "1234.50")]
    [InlineData("1.234.567", "", false, "1234567")]
    [InlineData("0.125", "", true, "0.125")]
    [InlineData("1,234", "", false, "1234")]
    [InlineData("1,234", "", true, "1.234")]
    [InlineData("1.234", "", true, "1234")]
    [InlineData("1.234", "9.5", true, "1.234")]
    [InlineData("1.234", "9,5", false, "1234")]
    [InlineData("1.234", "9,5 9.5", false, null)]
    [InlineData("12.50", "9,5 9.5", false, "12.50")]
    [InlineData("12,34,5", "", false, null)]
    [InlineData("abc", "", false, null)]
    [InlineData("", "", false, null)]
    [InlineData("1e5", "", false, null)]
    public void TryRead_OfANumber_ReadsItAsTheFileWritesNumbers(string text, string others, bool decimalComma, string? expected)
    {
        var style = NumberStyle.Of(others.Split(' '), decimalComma);

        Assert.Equal(expected is not null, style.TryRead(text, out var value));
        if (expected is not null) Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }
}
