using B2BBooking.Journal.Clocks;
using FsCheck.Xunit;

namespace B2BBooking.Journal.Tests.Clocks;

public sealed class HybridClockTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 18, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Next_WithinOneMillisecond_CountsUp()
    {
        var clock = new HybridClock(new SetTime(Start));
        Assert.Equal([HybridTime.At(Start), HybridTime.At(Start, 1), HybridTime.At(Start, 2)], [clock.Next(), clock.Next(), clock.Next()]);
    }

    [Fact]
    public void Observe_OfALaterReading_IsFollowed()
    {
        var clock = new HybridClock(new SetTime(Start));
        var received = HybridTime.At(Start.AddMinutes(2), 9);
        clock.Observe(received);
        Assert.Equal(HybridTime.At(Start.AddMinutes(2), 10), clock.Next());
    }

    [Fact]
    public void Observe_OfAReadingADayAhead_LeadsByFiveMinutesAtMost()
    {
        var clock = new HybridClock(new SetTime(Start));
        clock.Observe(HybridTime.At(Start.AddDays(1)));
        Assert.InRange(clock.Next().Wall, Start, Start.AddMinutes(5));
    }

    [Fact]
    public void Next_WhenTheNodesClockIsSetBack_StillGrows()
    {
        var time = new SetTime(Start);
        var clock = new HybridClock(time);
        var before = clock.Next();
        time.Now = Start.AddHours(-1);
        Assert.True(clock.Next() > before);
    }

    [Property]
    public void Readings_WhateverTimeAndMessagesDo_GrowStrictly_AndNeverLeadByMoreThanTheBound((short Step, int Received)[] events)
    {
        var time = new SetTime(Start);
        var clock = new HybridClock(time);
        var (last, latestOwn) = (clock.Next(), Start);
        foreach (var (step, received) in events ?? [])
        {
            time.Now += TimeSpan.FromSeconds(step);
            if (time.Now > latestOwn) latestOwn = time.Now;
            clock.Observe(HybridTime.At(Start.AddSeconds(received)));
            var next = clock.Next();
            Assert.True(next > last);
            Assert.True(next.Wall <= latestOwn + HybridClock.MaxLead);
            last = next;
        }
    }

    private sealed class SetTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
