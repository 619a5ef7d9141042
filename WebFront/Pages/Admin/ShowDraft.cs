using System.Globalization;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.WebFront.Forms;
using B2BBooking.WebFront.Localisation;

namespace B2BBooking.WebFront.Pages.Admin;

/// <summary>A show as it is being typed; times as the clocks at its place show them.</summary>
public sealed class ShowDraft
{
    private const string Local = "yyyy-MM-dd'T'HH:mm";

    public static IReadOnlyList<string> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/')).Order(StringComparer.Ordinal)];

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string Place { get; set; } = "";

    public string Currency { get; set; } = "EUR";

    public string TimeZone { get; set; } = "Europe/Paris";

    /// <summary>Empty: none.</summary>
    public string Previous { get; set; } = "";

    public string Before { get; set; } = "";

    public string During { get; set; } = "";

    public string After { get; set; } = "";

    public string Closed { get; set; } = "";

    /// <summary>Minutes after the close in which submissions from offline laptops are still honoured.</summary>
    public string Grace { get; set; } = "0";

    /// <summary>What then becomes of them: <see cref="Review"/> or <see cref="Refuse"/>.</summary>
    public string AfterGrace { get; set; } = Review;

    public const string Review = "review";

    public const string Refuse = "refuse";

    public static ShowDraft Of(ShowView show)
    {
        var (definition, zone) = (show.Definition, Formats.Zone(show.Definition.TimeZone));
        return new ShowDraft
        {
            Id = show.Id.Value,
            Name = definition.Name,
            Place = definition.Place,
            Currency = definition.Currency,
            TimeZone = definition.TimeZone,
            Previous = definition.Previous?.Value ?? "",
            Before = Written(definition.Times.Before, zone),
            During = Written(definition.Times.During, zone),
            After = Written(definition.Times.After, zone),
            Closed = Written(definition.Times.Closed, zone),
            Grace = (definition.Close ?? CloseRule.Default).GraceMinutes.ToString(CultureInfo.InvariantCulture),
            AfterGrace = (definition.Close ?? CloseRule.Default).Review ? Review : Refuse,
        };
    }

    /// <summary>The definition, or null where an id, a zone or a time is not one.</summary>
    public ShowDefinition? Define(FormErrors errors, Func<string, string> text)
    {
        if (!IdSpelling.IsId(Id.Trim()))
            errors.Add("show", text("Expected.Id"));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone.Trim(), out var zone))
            errors.Add("timeZone", text("Expected.timeZone"));
        if (!int.TryParse(Grace.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var grace))
            errors.Add("close.graceMinutes", text("Expected.close.graceMinutes"));
        var close = new CloseRule(grace, AfterGrace != Refuse);
        var times = new StageTimes(
            Time("before", Before), Time("during", During), Time("after", After), Time("closed", Closed));
        return errors.Any ? null : new ShowDefinition(
            Name.Trim(), Place.Trim(), Currency.Trim().ToUpperInvariant(), times, Previous.Length > 0 ? new ShowId(Previous) : null, TimeZone.Trim(),
            close == CloseRule.Default ? null : close);

        DateTimeOffset Time(string stage, string typed)
        {
            if (DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                return At(local, zone ?? TimeZoneInfo.Utc);
            errors.Add("times." + stage, text("Expected.time"));
            return default;
        }
    }

    // An hour that a change to summer time skips is taken as the hour after it.
    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static string Written(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(Local, CultureInfo.InvariantCulture);
}
