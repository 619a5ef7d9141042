using System.IO.Compression;
using B2BBooking.Grains.Interfaces.Values;

namespace B2BBooking.Grains.Imports;

/// <summary>Looks through an XLSX archive before a library opens it: how much it unpacks to is counted while unpacking,
/// never taken from what the archive says of itself.</summary>
public static class WorkbookArchive
{
    private const string Part = "xl/workbook.xml";

    public static Refusal? Refuse(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return RefuseParts(archive) ?? RefuseSize(archive);
        }
        catch (InvalidDataException)
        {
            return Table.Unreadable("The file begins as a .xlsx workbook and is damaged: save it again.");
        }
    }

    private static Refusal? RefuseParts(ZipArchive archive)
    {
        if (archive.Entries.Count > ImportLimits.ArchiveEntries)
            return Table.Unreadable($"The workbook has more than {ImportLimits.ArchiveEntries:N0} parts: copy the sheet into a new one.");
        if (archive.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            return Table.Unreadable("The workbook has macros: save it as .xlsx without them.");
        if (archive.Entries.Any(e => e.IsEncrypted)) return Table.Unreadable("The file is protected with a password: save it without one.");
        if (archive.GetEntry("content.xml") is not null) return Table.Unreadable("The file is an OpenDocument sheet: save it as .xlsx or CSV.");
        return archive.GetEntry(Part) is null ? Table.Unreadable("The file is an archive and no .xlsx workbook.") : null;
    }

    private static Refusal? RefuseSize(ZipArchive archive)
    {
        var buffer = new byte[64 * 1024];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            long unpacked = 0;
            for (int read; (read = part.Read(buffer)) > 0;)
            {
                (unpacked, total) = (unpacked + read, total + read);
                if (total > ImportLimits.UnpackedBytes)
                    return Table.Unreadable($"The workbook unpacks to more than {ImportLimits.UnpackedBytes / (1024 * 1024)} MiB: remove pictures and unused sheets, or split it.");
                if (unpacked > ImportLimits.RatioMattersFrom && unpacked / Math.Max(1, entry.CompressedLength) > ImportLimits.PackedRatio)
                    return Table.Unreadable($"Part {entry.FullName} of the workbook unpacks to more than {ImportLimits.PackedRatio} times its size, as no table does: save it again from a spreadsheet, or as CSV.");
            }
        }

        return null;
    }
}
