using System.Globalization;

namespace B2BBooking.WebFront.Forms;

/// <summary>A number of bytes in binary units (IEC 80000-13).</summary>
internal static class FileSize
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string Show(long bytes)
    {
        var size = (double)bytes;
        var unit = 0;
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
            size /= 1024;
        return size.ToString(size >= 100 || unit == 0 ? "N0" : "N1", CultureInfo.CurrentCulture) + " " + Units[unit];
    }
}
