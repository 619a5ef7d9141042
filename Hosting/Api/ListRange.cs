using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace B2BBooking.Hosting.Api;

/// <summary>How many of a list's items to pass over, 0 where nothing is said. Types of their own, as the generated binding
/// of an optional number refuses a bad one without saying which.</summary>
readonly record struct Skip(int Count)
{
    public static bool TryParse(string? text, out Skip skip)
    {
        skip = new(ListRange.Parse("skip", text, 0, int.MaxValue) ?? 0);
        return !string.IsNullOrEmpty(text);
    }
}

/// <summary>How many of a list's items to answer, 100 where nothing is said.</summary>
readonly record struct Take(int? Wanted)
{
    public const int Most = 500;
    private const int Usual = 100;

    public int Count => Wanted ?? Usual;

    public static bool TryParse(string? text, out Take take)
    {
        take = new(ListRange.Parse("take", text, 1, Most));
        return !string.IsNullOrEmpty(text);
    }
}

static class ListRange
{
    public static int? Parse(string name, string? text, int least, int most) =>
        string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : throw new BadHttpRequestException($"{name} is '{text}'; expected: {least} to {most}.");

    public static void Check(string name, int value, int least, int most)
    {
        if (value < least || value > most) throw new BadHttpRequestException($"{name} is {value}; expected: {least} to {most}.");
    }
}
