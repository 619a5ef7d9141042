using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CsvHelper;

namespace B2BBooking.Grains.Imports;

/// <summary>CSV as exports write it.</summary>
static class CsvFile
{
    public static string Write(IEnumerable<string[]> records)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, CsvWriterOptions.Default, leaveOpen: true);
        foreach (var record in records) csv.WriteRecord(record);
        csv.Flush();
        return text.ToString();
    }

    /// <summary>The file's bytes: UTF-8, with the byte order mark by which spreadsheets know it.</summary>
    public static ImmutableArray<byte> Encode(IEnumerable<string[]> records) =>
        ImmutableCollectionsMarshal.AsImmutableArray(Encoding.UTF8.GetBytes('\uFEFF' + Write(records)));
}
