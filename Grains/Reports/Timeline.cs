using System.Collections.Immutable;
using B2BBooking.Grains.Interfaces.Reports;
using B2BBooking.Journal;

namespace B2BBooking.Grains.Reports;

/// <summary>What changed in each hour, from which the value standing at any hour's end is summed.</summary>
public sealed class Timeline
{
    /// <summary>A chart shows no more; a longer time is drawn in coarser steps.</summary>
    public const int MostPoints = 120;

    private const long MillisecondsPerHour = 3_600_000;

    private static readonly long[] StepsInHours = [1, 2, 3, 6, 12, 24, 48, 168];

    private readonly Dictionary<long, Change> _hours = [];

    private readonly record struct Change(long Pieces, decimal Value);

    public void Add(HybridTime time, long pieces, decimal value)
    {
        if (pieces == 0 && value == 0) return;
        var hour = (time.Value >> 16) / MillisecondsPerHour;
        var before = _hours.GetValueOrDefault(hour);
        _hours[hour] = new Change(before.Pieces + pieces, before.Value + value);
    }

    /// <summary>The value standing at the end of each step from the first change to the last, moved by <paramref name="shift"/>.</summary>
    public ImmutableArray<ReportPoint> Points(TimeSpan shift = default)
    {
        if (_hours.Count == 0) return [];
        var hours = _hours.Keys.Order().ToArray();
        var step = StepFor(hours[^1] - hours[0] + 1);
        var first = hours[0] / step * step;
        var points = ImmutableArray.CreateBuilder<ReportPoint>();
        var (pieces, value, at) = (0L, 0m, 0);
        for (var end = first + step; at < hours.Length; end += step)
        {
            for (; at < hours.Length && hours[at] < end; at++)
            {
                pieces += _hours[hours[at]].Pieces;
                value += _hours[hours[at]].Value;
            }

            points.Add(new ReportPoint(DateTimeOffset.FromUnixTimeMilliseconds(end * MillisecondsPerHour) + shift, pieces, value));
        }

        return points.DrainToImmutable();
    }

    /// <summary>The smallest usual step that needs no more than <see cref="MostPoints"/>; whole weeks beyond those.</summary>
    private static long StepFor(long hours)
    {
        foreach (var step in StepsInHours)
            if (hours / step < MostPoints)
                return step;
        var weeks = (hours / StepsInHours[^1] / MostPoints) + 1;
        return weeks * StepsInHours[^1];
    }
}
