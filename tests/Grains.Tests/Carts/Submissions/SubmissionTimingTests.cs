using System.Globalization;
using B2BBooking.Grains.Carts.Submissions;
using B2BBooking.Grains.Interfaces.Shows;

namespace B2BBooking.Grains.Tests.Carts.Submissions;

/// <summary>A show whose stage after begins at 12:00 and which closes at 18:00.</summary>
public sealed class SubmissionTimingTests
{
    private static readonly StageTimes Times = new(At("08:00"), At("10:00"), At("12:00"), At("18:00"));

    [Theory]
    [InlineData("13:00", null, 0, true, Timeliness.Unknown)]
    [InlineData("11:00", "11:59", 0, true, Timeliness.TooEarly)]
    [InlineData("11:00", "12:00", 0, true, Timeliness.InTime)]
    [InlineData("17:00", "17:59", 0, true, Timeliness.InTime)]
    [InlineData(null, "17:59", 0, true, Timeliness.InTime)]
    [InlineData("17:00", "18:00", 0, true, Timeliness.ToReview)]
    [InlineData("17:00", "18:00", 0, false, Timeliness.TooLate)]
    [InlineData("17:00", "18:00", 30, false, Timeliness.InGrace)]
    [InlineData("17:59", "18:29", 30, false, Timeliness.InGrace)]
    [InlineData("17:59", "18:30", 30, false, Timeliness.TooLate)]
    [InlineData("17:59", "18:30", 30, true, Timeliness.ToReview)]
    [InlineData(null, "18:30", 30, true, Timeliness.ToReview)]
    [InlineData(null, "18:29", 30, true, Timeliness.InGrace)]
    [InlineData("18:00", "18:01", 30, true, Timeliness.TooLate)]
    [InlineData("18:10", "23:00", 0, true, Timeliness.TooLate)]
    [InlineData("18:05", "18:00", 0, true, Timeliness.TooLate)]
    [InlineData("18:06", "18:00", 0, true, Timeliness.ToReview)]
    [InlineData("23:00", "18:29", 30, true, Timeliness.InGrace)]
    public void Judge_OfAnInterval_IsAsTheShowSays(string? anchor, string? received, int grace, bool review, Timeliness expected) =>
        Assert.Equal(expected, SubmissionTiming.Judge(
            Times, new CloseRule(grace, review), anchor is null ? null : At(anchor), received is null ? null : At(received)));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2027-03-01T{time}:00Z", CultureInfo.InvariantCulture);
}
