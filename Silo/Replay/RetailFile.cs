using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;

namespace B2BBooking.Silo.Replay;

/// <summary>The file cannot be replayed; the message says where and what to do. Nothing has been written.</summary>
public sealed class RetailFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads <i>Online Retail</i> as CSV (UTF-8, comma), plain or compressed with gzip.</summary>
public static class RetailFile
{
    private static readonly string[] Columns =
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];

    /// <summary>The rows in order of time; rows of the same moment in the file's order.</summary>
    /// <param name="limit">Reads this many rows; null: all.</param>
    /// <exception cref="RetailFileException">A row or the file is not what it has to be.</exception>
    public static ImmutableArray<RetailLine> Read(string path, int? limit)
    {
        if (!File.Exists(path))
            throw new RetailFileException($"There is no file {path}. Give the path of online-retail's CSV, plain or as .csv.gz.");
        try
        {
            using var file = File.OpenRead(path);
            using var stream = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            return Read(stream, limit);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or DecoderFallbackException or CsvFormatException or UnauthorizedAccessException)
        {
            throw new RetailFileException($"{path} cannot be read: {e.Message} It has to be CSV in UTF-8, plain or compressed with gzip.", e);
        }
    }

    public static ImmutableArray<RetailLine> Read(Stream stream, int? limit)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var csv = CsvReader.Create(reader, new CsvReaderOptions { Separator = ',' });
        if (!Columns.SequenceEqual(csv.Headers))
            throw new RetailFileException($"Row 1 has to be the header {string.Join(',', Columns)}.");
        var lines = ImmutableArray.CreateBuilder<RetailLine>();
        while ((limit is null || lines.Count < limit) && csv.Read())
            lines.Add(Line((int)csv.RowNumber + 1, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]));
        return [.. lines.OrderBy(line => line.At)];
    }

    private static RetailLine Line(int row, string[] fields)
    {
        if (fields.Length != Columns.Length)
            throw new RetailFileException($"Row {row} has {fields.Length} columns instead of {Columns.Length}. Correct or remove it.");
        return new(
            row, fields[0], fields[1], fields[2].Trim(),
            int.TryParse(fields[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity) ? quantity : throw Bad(row, 3, fields, "a whole number"),
            DateTime.TryParseExact(fields[4], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : throw Bad(row, 4, fields, "a time such as 2010-12-01 08:26:00"),
            decimal.TryParse(fields[5], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) ? price : throw Bad(row, 5, fields, "an amount such as 2.55"),
            fields[6], fields[7]);
    }

    private static RetailFileException Bad(int row, int column, string[] fields, string expected) =>
        new($"Row {row}: {Columns[column]} '{fields[column]}' is not {expected}. Correct or remove the row.");

    private static bool IsGzip(FileStream file)
    {
        var first = (file.ReadByte(), file.ReadByte());
        file.Position = 0;
        return first == (0x1F, 0x8B);
    }
}
