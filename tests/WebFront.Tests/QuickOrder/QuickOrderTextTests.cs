using B2BBooking.WebFront.Pages.Member.QuickOrder;

namespace B2BBooking.WebFront.Tests.QuickOrder;

public class QuickOrderTextTests
{
    [Theory]
    [InlineData("AL-1001\t12")]
    [InlineData("AL-1001;12")]
    [InlineData("AL-1001,12")]
    [InlineData("  AL-1001   12 ")]
    [InlineData("\"AL-1001\";\"12\"")]
    [InlineData("AL-1001 , 12")]
    [InlineData("AL-1001\u00A012")]
    [InlineData("AL-1001 x 12")]
    [InlineData("AL-1001 x12")]
    [InlineData("12 x AL-1001")]
    [InlineData("12× AL-1001")]
    public void Parse_AnyOfTheSeparators_GivesCodeAndQuantity(string line) =>
        Assert.Equal([new PadLine(1, "AL-1001", 12)], QuickOrderText.Parse(line));

    [Theory]
    [InlineData("AL-1001")]
    [InlineData("AL-1001 \t")]
    public void Parse_NoQuantity_LeavesItToThePack(string line) => Assert.Equal([new PadLine(1, "AL-1001", null)], QuickOrderText.Parse(line));

    [Theory]
    [InlineData("AL-1001\tMug Marée\t12")]
    [InlineData("AL-1001;Mug, 300 ml;8,45;12")]
    [InlineData("AL-1001\t2100000000012\t12\t101.40")]
    public void Parse_ARowOfASheet_TakesItsFirstWholeNumberAsTheQuantity(string line) =>
        Assert.Equal([new PadLine(1, "AL-1001", 12)], QuickOrderText.Parse(line));

    [Fact]
    public void Parse_ARowOfASheetWithoutANumber_LeavesTheQuantityToThePack() =>
        Assert.Equal([new PadLine(1, "AL-1001", null)], QuickOrderText.Parse("AL-1001\tMug Marée"));

    [Theory]
    [InlineData("Blue mug")]
    [InlineData("AL-1001 a dozen")]
    public void Parse_TheLastPartIsNoNumber_TakesTheLineAsTheCode(string line) =>
        Assert.Equal([new PadLine(1, line, null)], QuickOrderText.Parse(line));

    [Theory]
    [InlineData("AL-1001 -3", "-3")]
    [InlineData("AL-1001 1.5", "1.5")]
    [InlineData("AL-1001 2,5", "2,5")]
    [InlineData("AL-1001,2,5", "2,5")]
    [InlineData("AL-1001;1.000", "1.000")]
    [InlineData("AL-1001\t12 pcs", "12 pcs")]
    [InlineData("AL-1001 99999999999", "99999999999")]
    public void Parse_ANumberThatIsNoWholeQuantity_IsNeitherGuessedNorPartOfTheCode(string line, string unread) =>
        Assert.Equal([new PadLine(1, "AL-1001", null, unread)], QuickOrderText.Parse(line));

    [Fact]
    public void Parse_BlankLinesAndWindowsEnds_KeepTheNumbersOfTheLines() =>
        Assert.Equal([new PadLine(1, "A", 1), new PadLine(3, "B", 2)], QuickOrderText.Parse("A 1\r\n\r\nB 2\r\n"));

    [Fact]
    public void Scan_ACodeThatIsThere_GrowsItsLineByAPack() =>
        Assert.Equal("A\t18\nB 2\n", QuickOrderText.Scan("A 12\nB 2", "A", pack: 6, grow: true));

    [Fact]
    public void Scan_ALineWithoutQuantity_CountsAsOnePack() => Assert.Equal("A\t12\n", QuickOrderText.Scan("A", "A", pack: 6, grow: true));

    [Fact]
    public void Scan_ALineWhoseQuantityCannotBeRead_StaysAsItIs() =>
        Assert.Equal("A 2.5\nA\t6\n", QuickOrderText.Scan("A 2.5", "A", pack: 6, grow: true));

    [Fact]
    public void Scan_ACodeThatMayNotGrow_GetsALineOfItsOwn() =>
        Assert.Equal("A 12\nA\t6\n", QuickOrderText.Scan("A 12", "A", pack: 6, grow: false));

    [Fact]
    public void Scan_TheSameCodeTwiceInThePad_GrowsTheFirstAlone() =>
        Assert.Equal("A\t2\nA 1\n", QuickOrderText.Scan("A 1\nA 1", "A", pack: 1, grow: true));

    [Fact]
    public void WithQuantity_TheLineHasMoved_ReplacesItWhereItStandsNow() =>
        Assert.Equal("new 1\nA\t12\nB 2", QuickOrderText.WithQuantity("new 1\nA 7\nB 2", new PadLine(1, "A", 7), 12));

    [Fact]
    public void WithQuantity_TheLineIsGone_LeavesTheText() =>
        Assert.Equal("A 8\nB 2", QuickOrderText.WithQuantity("A 8\nB 2", new PadLine(1, "A", 7), 12));

    [Fact]
    public void WithQuantity_TwoLinesSayTheSame_ReplacesTheOneThatWasClicked() =>
        Assert.Equal("A 7\nA\t12", QuickOrderText.WithQuantity("A 7\nA 7", new PadLine(2, "A", 7), 12));

    [Fact]
    public void Without_WhatWasOrdered_KeepsWhatWasTypedMeanwhile() =>
        Assert.Equal("C 3\nA 9", QuickOrderText.Without("A 1\nC 3\nB\nA 9", [new PadLine(1, "A", 1), new PadLine(2, "B", null)]));

    [Fact]
    public void Without_OneOfTwoEqualLines_TakesOneOut() =>
        Assert.Equal("A 1", QuickOrderText.Without("A 1\nA 1", [new PadLine(1, "A", 1)]));

    [Fact]
    public void Without_NothingLeftButBlanks_IsEmpty() => Assert.Equal("", QuickOrderText.Without("\n A 1 \n\n", [new PadLine(2, "A", 1)]));
}
