using System.IO.Compression;
using System.Text;
using B2BBooking.Silo.Replay;
using B2BBooking.Silo.Tests.Support;

namespace B2BBooking.Silo.Tests.Replay;

public sealed class RetailFileTests
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    [Fact]
    public void Rows_AreInOrderOfTime_WithinAMomentInTheFiles()
    {
        var lines = Read(Header
            + "2,B,\"x, \"\"y\"\"\",1,2010-12-02 08:00:00,1.125,7,France\n"
            + "1,A,z,2,2010-12-01 08:00:00,2.50,,EIRE\n"
            + "1,a,z,-3,2010-12-01 08:00:00,2.50,,EIRE\n");

        Assert.Equal(["A", "a", "B"], lines.Select(line => line.Code));
        Assert.Equal([3, 4, 2], lines.Select(line => line.Row));
        Assert.Equal(("x, \"y\"", 1.125m), (lines[2].Description, lines[2].Price));
    }

    [Fact]
    public void Limit_ReadsTheFirstRowsOnly() => Assert.Single(RetailFile.Read(
        new MemoryStream(Encoding.UTF8.GetBytes(Header + "1,A,,1,2010-12-01 08:00:00,1,7,X\n2,A,,bad,2010-12-01 08:00:00,1,7,X\n")), 1));

    [Fact]
    public void Gzip_IsReadLikePlainText()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "lines.csv.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(Header + "1,A,£,1,2010-12-01 08:00:00,1,7,X\n"));

        Assert.Equal("£", RetailFile.Read(path, null).Single().Description);
    }

    [Theory]
    [InlineData("1,A,,1.5,2010-12-01 08:00:00,1,7,X\n", "Row 2: Quantity '1.5'")]
    [InlineData("1,A,,1,01/12/2010,1,7,X\n", "Row 2: InvoiceDate '01/12/2010'")]
    [InlineData("1,A,,1,2010-12-01 08:00:00,1 GBP,7,X\n", "Row 2: UnitPrice '1 GBP'")]
    public void Row_ThatIsNotWhatItHasToBe_IsNamed(string row, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<RetailFileException>(() => Read(Header + row)).Message, StringComparison.Ordinal);

    [Fact]
    public void Header_OfAnotherFile_IsRefused() => Assert.Contains(
        "header", Assert.Throws<RetailFileException>(() => Read("a,b\n1,2\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void File_OfAnotherEncoding_IsRefused()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "lines.csv");
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes(Header + "1,A,"), 0xA3, .. Encoding.ASCII.GetBytes(",1,2010-12-01 08:00:00,1,7,X\n")]);

        Assert.Contains("UTF-8", Assert.Throws<RetailFileException>(() => RetailFile.Read(path, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsMissing_IsNamed() => Assert.Contains(
        "nowhere.csv", Assert.Throws<RetailFileException>(() => RetailFile.Read("nowhere.csv", null)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<RetailLine> Read(string text) => RetailFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), null);
}
