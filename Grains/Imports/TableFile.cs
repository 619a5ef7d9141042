using B2BBooking.Grains.Interfaces.Imports;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>Reads an uploaded file. What it is, its first bytes say, whatever its name says.</summary>
public static class TableFile
{
    private static ReadOnlySpan<byte> Zip => "PK"u8;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static Outcome<Table> Read(ImportFile file)
    {
        if (file.Bytes.IsDefaultOrEmpty) return Table.Unreadable("The file is empty.");
        if (file.Bytes.Length > ImportLimits.FileBytes)
            return Refusal.Of(RefusalCodes.FileTooLarge, $"{file.Bytes.Length}", $"{ImportLimits.FileBytes}");
        var bytes = file.Bytes.AsSpan();
        if (bytes.StartsWith(CompoundFile))
            return Table.Unreadable("The file is an old Excel workbook (.xls) or protected with a password: save it as .xlsx without a password, or as CSV.");
        if (bytes.StartsWith("%PDF"u8)) return Table.Unreadable("The file is a PDF: export the table as .xlsx or CSV.");
        return bytes.StartsWith(Zip) ? Workbook.Read([.. bytes]) : CsvText.Read([.. bytes]);
    }
}
