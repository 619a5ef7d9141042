using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.WebFront.Localisation;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>Value over time, this show's against the previous one's, with their openings on the same day 0.</summary>
public sealed partial class ReportTimeline
{
    private List<DayValue> _now = [];
    private List<DayValue> _previous = [];

    [Parameter, EditorRequired]
    public SellerReport Report { get; set; } = null!;

    [Parameter]
    public DateTimeOffset? Opening { get; set; }

    [Parameter]
    public DateTimeOffset? PreviousOpening { get; set; }

    /// <summary>The value standing at the end of a day.</summary>
    internal sealed record DayValue(double Day, double Value);

    private bool Aligned => Opening is not null && (PreviousOpening is not null || Report.PreviousTimeline.IsDefaultOrEmpty);

    private IEnumerable<double> Days => _now.Concat(_previous).Select(point => point.Day).Distinct().Order();

    private string Label => T["OverTimeLabel", Money(Report.Total.Value), Money(Report.PreviousValue)];

    protected override void OnParametersSet()
    {
        _previous = Daily(Report.PreviousTimeline, Aligned ? PreviousOpening : null);
        _now = Daily(Report.Timeline, Aligned ? Opening : null);
    }

    private static List<DayValue> Daily(ImmutableArray<ReportPoint> points, DateTimeOffset? opening)
    {
        if (points.IsDefaultOrEmpty)
            return [];
        var start = opening ?? points[0].At;
        return [.. points
            .GroupBy(point => Math.Floor((point.At - start).TotalDays))
            .Select(day => new DayValue(day.Key, (double)day.Last().Value))
            .OrderBy(day => day.Day)];
    }

    private static string Day(double day) => day.ToString("+0;-0;0", CultureInfo.CurrentCulture);

    private static string Day(object day) => Day(Convert.ToDouble(day, CultureInfo.InvariantCulture));

    private static string Amount(object value) =>
        Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.CurrentCulture);

    private string At(List<DayValue> values, double day) =>
        values.Find(point => point.Day == day) is { } found ? Money((decimal)found.Value) : "";

    private string Money(decimal amount) => Formats.Show(amount, Report.Currency);
}
