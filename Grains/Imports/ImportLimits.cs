namespace B2BBooking.Grains.Imports;

/// <summary>What an uploaded file may be at most.</summary>
public static class ImportLimits
{
    /// <summary>20 MiB.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    public const int Rows = 100_000;

    public const int Columns = 200;

    /// <summary>As a spreadsheet's own cells.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>256 MiB: what all parts of a workbook may unpack to.</summary>
    public const long UnpackedBytes = 256L * 1024 * 1024;

    public const int ArchiveEntries = 2_000;

    /// <summary>Sheets pack ten to thirty times; a bomb packs a thousand times.</summary>
    public const int PackedRatio = 100;

    /// <summary>Below this, 1 MiB, a part's ratio says nothing.</summary>
    public const long RatioMattersFrom = 1024 * 1024;

    public static readonly TimeSpan PreviewKept = TimeSpan.FromHours(1);
}
