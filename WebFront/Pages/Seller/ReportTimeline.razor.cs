using System.Collections.Immutable;
using System.Globalization;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.WebFront.Localisation;
using Microsoft.AspNetCore.Components;

namespace B2BBooking.WebFront.Pages.Seller;

/// <summary>Value over time, this show's against the previous one's, counted from their openings; from the first bookings
/// where one of them was booked outside its stages (data that were brought in later).</summary>
public sealed partial class ReportTimeline
{
    private static readonly TimeSpan LongestInHours = TimeSpan.FromDays(3);

    private List<Standing> _now = [];
    private List<Standing> _previous = [];
    private bool _fromOpening;
    private bool _hours;

    [Parameter, EditorRequired]
    public SellerReport Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public StageTimes Times { get; set; } = null!;

    /// <summary>The value standing some hours or days from the beginning of the axis.</summary>
    internal sealed record Standing(double At, double Value);

    private string Axis => T[(_hours ? "HourAxis" : "DayAxis") + (_fromOpening ? "" : "First")];

    private IEnumerable<double> Steps => _now.Concat(_previous).Select(point => point.At).Distinct().Order();

    private string Label => T["OverTimeLabel", Money(Report.Total.Value), Money(Report.PreviousValue)];

    protected override void OnParametersSet()
    {
        _fromOpening = Report.Timeline.Concat(Report.PreviousTimeline).All(point => point.At <= Times.Closed);
        _hours = Span(Report.Timeline) <= LongestInHours && Span(Report.PreviousTimeline) <= LongestInHours;
        _previous = Standings(Report.PreviousTimeline);
        _now = Standings(Report.Timeline);
    }

    // A timeline begins where nothing was booked yet: one point alone would be no line.
    private List<Standing> Standings(ImmutableArray<ReportPoint> points)
    {
        if (points.IsEmpty)
            return [];
        var step = points.Length > 1 ? points[1].At - points[0].At : TimeSpan.FromHours(1);
        var empty = points[0].At - step;
        var begin = _fromOpening ? Times.During : empty;
        return [new(Units(empty - begin), 0), .. points.Select(point => new Standing(Units(point.At - begin), (double)point.Value))];
    }

    private double Units(TimeSpan span) => Math.Round(_hours ? span.TotalHours : span.TotalDays, 1);

    private static TimeSpan Span(ImmutableArray<ReportPoint> points) => points.IsEmpty ? TimeSpan.Zero : points[^1].At - points[0].At;

    private static string Step(double at) => at.ToString("+0.#;-0.#;0", CultureInfo.CurrentCulture);

    private static string Step(object at) => Step(Convert.ToDouble(at, CultureInfo.InvariantCulture));

    private static string Amount(object value) =>
        Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.CurrentCulture);

    private string At(List<Standing> values, double at) =>
        values.Find(point => point.At == at) is { } found ? Money((decimal)found.Value) : "";

    private string Money(decimal amount) => Formats.Show(amount, Report.Currency);
}
