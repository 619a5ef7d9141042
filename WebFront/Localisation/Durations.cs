using Microsoft.Extensions.Localization;

namespace B2BBooking.WebFront.Localisation;

/// <summary>Spans of time in words. Past a limit the reader wants the date: then null.</summary>
public static class Durations
{
    public static string? Ago(this IStringLocalizer texts, TimeSpan past) => past switch
    {
        { TotalSeconds: < 45 } => texts["time.now"],
        { TotalHours: < 1 } => texts.Count("time.ago.minutes", Math.Max(1, (int)past.TotalMinutes)),
        { TotalDays: < 1 } => texts.Count("time.ago.hours", (int)past.TotalHours),
        { TotalDays: < 7 } => texts.Count("time.ago.days", (int)past.TotalDays),
        _ => null,
    };

    public static string? In(this IStringLocalizer texts, TimeSpan ahead) => ahead switch
    {
        { TotalMinutes: < 1 } => texts["time.soon"],
        { TotalHours: < 1 } => texts.Count("time.in.minutes", (int)ahead.TotalMinutes),
        { TotalDays: < 2 } => texts.Count("time.in.hours", (int)ahead.TotalHours),
        { TotalDays: < 60 } => texts.Count("time.in.days", (int)ahead.TotalDays),
        _ => null,
    };
}
