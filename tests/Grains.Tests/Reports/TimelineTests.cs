using B2BBooking.Grains.Reports;
using B2BBooking.Journal;
using static B2BBooking.Grains.Tests.Support.KnownShow;

namespace B2BBooking.Grains.Tests.Reports;

public sealed class TimelineTests
{
    [Fact]
    public void Points_OfAFewHours_AreHourlyAndCarryOn()
    {
        var timeline = new Timeline();
        timeline.Add(HybridTime.At(Now.AddMinutes(10)), 5, 50m);
        timeline.Add(HybridTime.At(Now.AddMinutes(20)), 1, 10m);
        timeline.Add(HybridTime.At(Now.AddHours(2)), -2, -20m);
        Assert.Equal(
            [(Now.AddHours(1), 6L, 60m), (Now.AddHours(2), 6L, 60m), (Now.AddHours(3), 4L, 40m)],
            timeline.Points().Select(p => (p.At, p.Pieces, p.Value)));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(3_000)]
    [InlineData(50_000)]
    public void Points_OfALongTime_AreFewAndEndAtThePresent(int hours)
    {
        var timeline = new Timeline();
        for (var hour = 0; hour < hours; hour++) timeline.Add(HybridTime.At(Now.AddHours(hour)), 1, 2m);
        var points = timeline.Points();
        Assert.InRange(points.Length, 2, Timeline.MostPoints + 1);
        Assert.Equal((hours, 2m * hours), (points[^1].Pieces, points[^1].Value));
    }

    [Fact]
    public void Points_Shifted_MoveInTime()
    {
        var timeline = new Timeline();
        timeline.Add(HybridTime.At(Now), 1, 1m);
        Assert.Equal(Now.AddHours(1).AddDays(7), Assert.Single(timeline.Points(TimeSpan.FromDays(7))).At);
    }
}
