using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using B2BBooking.Grains.Imports;
using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Tests.Imports;

public sealed class TableFileTests
{
    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void Read_InEachEncoding_ReadsTheLetters(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("code;nom\r\nA;Poêle – 5 €\r\n")];

        Assert.Equal("Poêle – 5 €", Read(bytes).Rows[0][1].Text);
    }

    [Theory]
    [InlineData("windows-1251", "Подарки")]
    [InlineData("windows-1253", "Αθήνα")]
    [InlineData("windows-1250", "Łódź")]
    [InlineData("ibm850", "Café")]
    [InlineData("ibm850", "Händler")]
    [InlineData("macintosh", "Café")]
    public void Read_InAnEncodingThatIsNotRead_NamesTheRowAndWhatItWouldSay(string encoding, string text)
    {
        var problem = Problem(CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes($"code;name\nA;{text}\n"));

        Assert.Contains("Row 2 reads as '", problem, StringComparison.Ordinal);
        Assert.Contains("another encoding", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("L'été à L'Haÿ, crème brûlée")]
    [InlineData("„Größe“ in Šibenik – 5 m³, £5, 3‰")]
    [InlineData("Jäääär; ÖÄÜ-Tür")]
    public void Read_OfWesternTextsInWindows1252_TakesThem(string text) =>
        Assert.Equal(text, Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes($"code\tname\nA\t{text}\n")).Rows[0][1].Text);

    [Fact]
    public void Read_OfALineThatTellsTheSeparator_TakesTheNextForTheColumns()
    {
        var table = Read("sep=;\r\ncode;name\r\nA;b,c\r\n"u8.ToArray());

        Assert.Equal(["code", "name"], table.Columns);
        Assert.Equal("b,c", table.Rows[0][1].Text);
    }

    [Theory]
    [InlineData("a,b", ',')]
    [InlineData("a;b,c", ';')]
    [InlineData("a\tb", '\t')]
    public void Read_WithEachSeparator_FindsTheColumns(string header, char separator) =>
        Assert.Equal(header.Split(separator), Read(Encoding.UTF8.GetBytes(header + "\n")).Columns);

    [Fact]
    public void Read_OfBytesThatAreNotUtf8AfterSomeThatAre_NamesTheRow()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("code,name\nA,Poêle\nB,"), 0xE9, (byte)'\n'];

        Assert.Contains("Row 3", Problem(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfLettersLostBefore_NamesTheRow() =>
        Assert.Contains("Row 2", Problem(Encoding.UTF8.GetBytes("code,name\nA,Po\uFFFDle\n")), StringComparison.Ordinal);

    [Fact]
    public void Read_OfUtf16WithoutAMark_SaysSo() =>
        Assert.Contains("UTF-16", Problem(Encoding.Unicode.GetBytes("code,name\nA,B\n")), StringComparison.Ordinal);

    [Fact]
    public void Read_OfMoreThanTwentyMebibytes_IsRefusedUnread()
    {
        var hundredMegabytes = ImmutableArray.Create(new byte[100_000_000]);

        var refusal = TableFile.Read(new ImportFile("big.csv", hundredMegabytes)).Refusal;

        Assert.Equal(Refusal.Of(RefusalCodes.FileTooLarge, "100000000", $"{ImportLimits.FileBytes}"), refusal);
    }

    [Fact]
    public void Read_OfMoreThanAHundredThousandRows_IsRefused()
    {
        var text = new StringBuilder("a,b\n").Insert(4, "1,2\n", ImportLimits.Rows + 1);

        Assert.Contains("100,000", Problem(Encoding.UTF8.GetBytes(text.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAQuotationMarkNeverClosed_NamesTheRow() =>
        Assert.Contains("Row 3", Problem(Encoding.UTF8.GetBytes("code,name\nA,B\nC,\"D\nE,F\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("@SUM(A1)", true)]
    [InlineData("+cmd|x", true)]
    [InlineData("-2+3", true)]
    [InlineData("-12.50", false)]
    [InlineData("+41 61 123", false)]
    [InlineData("-", false)]
    [InlineData("a=b", false)]
    public void Read_OfACsvCellLikeAFormula_RefusesTheRow(string cell, bool refused)
    {
        var row = Read(Encoding.UTF8.GetBytes($"code,name\nA,{cell}\nB,C\n")).Rows;

        Assert.Equal(refused, row[0].Problem is not null);
        Assert.Null(row[1].Problem);
    }

    [Fact]
    public void Read_OfARowWithMoreCellsThanColumns_RefusesTheRow() =>
        Assert.NotNull(Read(Encoding.UTF8.GetBytes("code,name\nA,B,C\n")).Rows[0].Problem);

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0 }, ".xls")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D }, "PDF")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 1, 2, 3 }, "damaged")]
    [InlineData(new byte[0], "empty")]
    public void Read_OfAnotherKindOfFile_SaysWhatToDo(byte[] bytes, string said) => Assert.Contains(said, Problem(bytes), StringComparison.Ordinal);

    [Fact]
    public void Read_OfAZipBomb_IsRefusedBeforeItUnpacks()
    {
        var bytes = WorkbookFile.Zip(("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", new string('0', 50_000_000)));
        Assert.True(bytes.Length < 200_000);

        Assert.Contains("unpacks to more than", Problem(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnArchiveWithTooManyParts_IsRefused()
    {
        var parts = Enumerable.Range(0, ImportLimits.ArchiveEntries + 1).Select(i => ($"p{i}", "")).Append(("xl/workbook.xml", "")).ToArray();

        Assert.Contains("parts", Problem(WorkbookFile.Zip(parts)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAWorkbookWithMacros_IsRefused() =>
        Assert.Contains("macros", Problem(WorkbookFile.Zip(("xl/workbook.xml", ""), ("xl/vbaProject.bin", "x"))), StringComparison.Ordinal);

    [Fact]
    public void Read_OfAnArchiveThatIsNoWorkbook_SaysSo()
    {
        Assert.Contains("no .xlsx", Problem(WorkbookFile.Zip(("a.txt", "x"))), StringComparison.Ordinal);
        Assert.Contains("OpenDocument", Problem(WorkbookFile.Zip(("content.xml", "x"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAWorkbook_ReadsTextsAndNumbersByColumn()
    {
        var table = Read(WorkbookFile.Of(
            "<row r='1'><c r='A1' t='inlineStr'><is><t>code</t></is></c><c r='B1' t='inlineStr'><is><t>show price</t></is></c></row>"
            + "<row r='4'><c r='A4' t='inlineStr'><is><r><t>A</t></r><r><t>B</t></r></is></c><c r='B4'><v>0.30000000000000004</v></c></row>"
            + "<row r='5'><c r='B5'><v>4006381333931</v></c></row>"));

        Assert.Equal(["code", "show price"], table.Columns);
        Assert.Equal(4, table.Rows[0].Number);
        Assert.Equal(new Cell("AB", false), table.Rows[0][0]);
        Assert.Equal(new Cell("0.3", true), table.Rows[0][1]);
        Assert.Equal(new Cell("4006381333931", true), table.Rows[1][1]);
    }

    [Fact]
    public void Read_OfAFormulaInAWorkbook_RefusesTheRowAndNamesTheCell()
    {
        var table = Read(WorkbookFile.Of(
            "<row r='1'><c r='A1' t='inlineStr'><is><t>code</t></is></c></row><row r='2'><c r='A2'><f>1+1</f><v>2</v></c></row><row r='3'><c r='A3'><v>7</v></c></row>"));

        Assert.Contains("A2", table.Rows[0].Problem!.Arguments[0], StringComparison.Ordinal);
        Assert.Null(table.Rows[1].Problem);
    }

    [Theory]
    [InlineData("14", "", null)]
    [InlineData("164", "[$-407]d. mmm yyyy", null)]
    [InlineData("164", "[h]:mm", null)]
    [InlineData("164", "00000", "00123")]
    [InlineData("164", "#,##0.00\\ \"days\"", "123")]
    [InlineData("164", "[Red]_-* 0.00", "123")]
    public void Read_OfAWorkbooksNumber_IsWhatItsFormatSays(string id, string code, string? text)
    {
        var cell = Read(WorkbookFile.Of(
            "<row r='1'><c r='A1' t='inlineStr'><is><t>code</t></is></c></row><row r='2'><c r='A2' s='1'><v>123</v></c></row>",
            styles: WorkbookFile.Styles(id, code))).Rows[0][0];

        if (text is null) Assert.Contains("A2 is a date", cell.Problem!.Arguments[0], StringComparison.Ordinal);
        else Assert.Equal(text, cell.Text);
    }

    [Fact]
    public void Read_OfMergedCells_RefusesThoseThatAnotherCovers()
    {
        var rows = Read(WorkbookFile.Of(
            "<row r='1'><c r='A1' t='inlineStr'><is><t>code</t></is></c><c r='B1' t='inlineStr'><is><t>category</t></is></c></row>"
            + "<row r='2'><c r='A2'><v>1</v></c><c r='B2' t='inlineStr'><is><t>Garden</t></is></c></row><row r='3'><c r='A3'><v>2</v></c></row>"
            + "<row r='4'><c r='A4'><v>3</v></c></row>",
            after: "<mergeCells count='1'><mergeCell ref='B2:B3'/></mergeCells>")).Rows;

        Assert.Null(rows[0].Problem);
        Assert.Contains("B2:B3 are merged", rows[1].Problem!.Arguments[0], StringComparison.Ordinal);
        Assert.Null(rows[2].Problem);
    }

    private static Table Read(byte[] bytes)
    {
        var outcome = TableFile.Read(new ImportFile("file", [.. bytes]));
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private static string Problem(byte[] bytes)
    {
        var refusal = TableFile.Read(new ImportFile("file", [.. bytes])).Refusal;
        Assert.Equal(RefusalCodes.FileUnreadable, refusal?.Code);
        return refusal!.Arguments[0];
    }
}
