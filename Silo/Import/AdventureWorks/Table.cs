using System.Collections.Immutable;
using System.Text;

namespace B2BBooking.Silo.Import.AdventureWorks;

/// <summary>One file of AdventureWorks: no header, a fixed number of columns. Most separate columns by tabs and rows by line ends;
/// those with XML in them by <c>+|</c> and <c>&amp;|</c>. Encoding: UTF-8, or UTF-16 with a byte order mark.</summary>
public sealed record Table(string Name, int Columns, string ColumnEnd = "\t", string RowEnd = "\n")
{
    public static readonly Table Product = new("Product", 25);
    public static readonly Table Category = new("ProductCategory", 4);
    public static readonly Table Subcategory = new("ProductSubcategory", 5);
    public static readonly Table Model = new("ProductModel", 6, "+|", "&|");
    public static readonly Table ModelDescription = new("ProductModelProductDescriptionCulture", 4);
    public static readonly Table Description = new("ProductDescription", 4);
    public static readonly Table Vendor = new("Vendor", 8);
    public static readonly Table ProductVendor = new("ProductVendor", 11);
    public static readonly Table Store = new("Store", 6, "+|", "&|");
    public static readonly Table Customer = new("Customer", 7);
    public static readonly Table Territory = new("SalesTerritory", 10);
    public static readonly Table Country = new("CountryRegion", 3);

    /// <summary>The rows, each with the columns that <c>instawdb.sql</c> gives the table, trimmed.</summary>
    /// <exception cref="ImportException">The file is missing, not text, or has other columns.</exception>
    public ImmutableArray<string[]> Read(string folder)
    {
        var path = Path.Combine(folder, Name + ".csv");
        var rows = Text(path).Split(RowEnd, StringSplitOptions.None);
        var read = ImmutableArray.CreateBuilder<string[]>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i].Trim('\r', '\n');
            if (row.Length == 0)
                continue;
            var columns = row.Split(ColumnEnd);
            if (columns.Length != Columns)
                throw new ImportException($"{path}, row {i + 1}: {columns.Length} columns instead of {Columns}. Take the files as they are in Microsoft's sql-server-samples (adventure-works/oltp-install-script).");
            read.Add([.. columns.Select(column => column.Trim())]);
        }
        return read.ToImmutable();
    }

    private static string Text(string path)
    {
        if (!File.Exists(path))
            throw new ImportException($"{path} is missing. Give the folder with AdventureWorks's CSV files (adventure-works/oltp-install-script in Microsoft's sql-server-samples).");
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or DecoderFallbackException or UnauthorizedAccessException)
        {
            throw new ImportException($"{path} cannot be read: {e.Message} It has to be UTF-8, or UTF-16 with a byte order mark.", e);
        }
    }
}
