using B2BBooking.Grains.Interfaces.Shows;
using B2BBooking.Grains.Interfaces.Values;
using B2BBooking.Grains.Shows;
using B2BBooking.Grains.Tests.Support;

namespace B2BBooking.Grains.Tests.Shows;

public sealed class ShowRulesTests
{
    private static readonly ShowId Spring = new("spring");
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly ShowDefinition Good = new(
        "Spring", "Basel", "EUR", new StageTimes(Start, Start.AddDays(30), Start.AddDays(33), Start.AddDays(60)), null, "Europe/Zurich");

    [Fact]
    public void Define_OfAGoodShow_WritesItOnce()
    {
        var show = Defined(Good);

        Assert.Equal(Good, show.Definition);
        Assert.Empty(ShowRules.Define(show, Spring, Good, hasProducts: false, knowsPrevious: true).Drafts);
    }

    [Fact]
    public void Definition_WithAndWithoutARuleForTheClose_IsReadBackAndWrittenInTheOldestFormatThatHoldsIt()
    {
        var ruled = Good with { Close = new CloseRule(45, Review: false) };

        Assert.Equal((byte)1, ShowEntries.Define(Good).Payload.Span[0]);
        Assert.Equal((byte)2, ShowEntries.Define(ruled).Payload.Span[0]);
        Assert.Equal(Good, ShowEntries.ReadDefined(ShowEntries.Define(Good).Payload));
        Assert.Equal(ruled, ShowEntries.ReadDefined(ShowEntries.Define(ruled).Payload));
        Assert.Equal("close.graceMinutes", Refused(Spring, Good with { Close = new CloseRule(-1, Review: true) }));
        Assert.Equal("close.graceMinutes", Refused(Spring, Good with { Close = new CloseRule(10_081, Review: true) }));
    }

    [Fact]
    public void Define_WithStagesThatDoNotIncrease_NamesTheStage()
    {
        var times = Good.Times with { After = Good.Times.During };

        Assert.Equal("times.after", Refused(Spring, Good with { Times = times }));
        Assert.Equal("times.during", Refused(Spring, Good with { Times = Good.Times with { During = Start } }));
        Assert.Equal("times.closed", Refused(Spring, Good with { Times = Good.Times with { Closed = Start } }));
    }

    [Theory]
    [InlineData("Spring")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("group")]
    [InlineData("user")]
    [InlineData("admin")]
    public void Define_WithAnIdThatIsNone_IsRefused(string id) => Assert.Equal("show", Refused(new ShowId(id), Good));

    [Fact]
    public void Define_WithBadFields_NamesThem()
    {
        Assert.Equal("name", Refused(Spring, Good with { Name = " " }));
        Assert.Equal("currency", Refused(Spring, Good with { Currency = "euro" }));
        Assert.Equal("timeZone", Refused(Spring, Good with { TimeZone = "Mars/Base" }));
        Assert.Equal("previous", Refused(Spring, Good with { Previous = Spring }));
    }

    [Fact]
    public void Define_WithAPreviousShowThatIsNotKnown_IsRefused() => Assert.Equal(
        RefusalCodes.NotFound, ShowRules.Define(new Show(), Spring, Good with { Previous = new ShowId("autumn") }, false, knowsPrevious: false).Refusal?.Code);

    [Fact]
    public void Define_OfAnotherCurrencyOnceThereArePrices_IsRefused()
    {
        var show = Defined(Good);

        Assert.Equal("currency", ShowRules.Define(show, Spring, Good with { Currency = "CHF" }, hasProducts: true, knowsPrevious: true).Refusal?.Arguments[0]);
        Assert.Null(ShowRules.Define(show, Spring, Good with { Currency = "CHF" }, hasProducts: false, knowsPrevious: true).Refusal);
    }

    [Fact]
    public void Define_OfTimesWithAnOffset_KeepsTheInstant()
    {
        var local = Good with { Times = Good.Times with { Before = Good.Times.Before.ToOffset(TimeSpan.FromHours(2)) } };

        Assert.Equal(Start, Defined(local).Definition!.Times.Before);
    }

    private static string? Refused(ShowId id, ShowDefinition definition) =>
        ShowRules.Define(new Show(), id, definition, hasProducts: false, knowsPrevious: true).Refusal?.Arguments[0];

    private static Show Defined(ShowDefinition definition)
    {
        var show = new Show();
        var decision = ShowRules.Define(show, Spring, definition, hasProducts: false, knowsPrevious: true);
        foreach (var entry in new WrittenStream(ShowEntries.StreamOf(Spring)).Write(decision.Drafts)) show.Apply(entry);
        return show;
    }
}
